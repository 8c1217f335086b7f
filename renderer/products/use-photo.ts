import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { AppError, type Failure } from '../../shared/failure.ts';
import { largestPhotoFile, type Photo } from '../../shared/photos.ts';
import { asFailure, call } from '../ipc/call.ts';

export interface PhotoTaking {
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  /** Opens the file dialog. */
  pick(): void;
  /** Takes in a file that was dropped or pasted. */
  add(file: File): void;
}

/** Takes in a photo by dialog, drag or paste; main reads it, checks it and keeps it. */
export function usePhoto(onTaken: (photo: Photo) => void): PhotoTaking {
  const take = useMutation({
    mutationFn: (file: File | null) => (file === null ? call('photos.pick', {}) : addFile(file)),
    onSuccess: (photo) => photo && onTaken(photo),
  });
  const { mutate } = take;
  useEffect(() => {
    function paste(event: ClipboardEvent): void {
      const file = firstPhoto(event.clipboardData);
      if (file === undefined) return;
      event.preventDefault();
      mutate(file);
    }
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [mutate]);
  return {
    isBusy: take.isPending,
    failure: take.isError ? asFailure(take.error) : undefined,
    pick: () => mutate(null),
    add: (file) => mutate(file),
  };
}

/** @returns the first file of what was dropped or pasted; whether it is a photo, its content tells main. */
export function firstPhoto(data: DataTransfer | null): File | undefined {
  return data?.files[0];
}

async function addFile(file: File): Promise<Photo> {
  if (file.size > largestPhotoFile) throw new AppError('photo-too-large');
  return call('photos.add', { bytes: new Uint8Array(await file.arrayBuffer()) });
}
