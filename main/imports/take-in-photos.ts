import { AppError } from '../../shared/failure.ts';
import type { ImportProblemCode } from '../../shared/imports.ts';
import { largestPhotoFile, type PhotoId } from '../../shared/photos.ts';
import { readFileUpTo } from '../system/read-file-up-to.ts';
import type { PhotoFolder } from './photo-folder.ts';

export type TakenPhoto = PhotoId | { readonly problem: ImportProblemCode };

export interface TakeInPhotosNeeds {
  readonly folder: PhotoFolder;
  /** @throws AppError `photo-unreadable`, `photo-too-large`, and those of the disk */
  readonly takeIn: (bytes: Uint8Array<ArrayBuffer>) => Promise<{ readonly id: PhotoId }>;
  readonly signal: AbortSignal;
  readonly onTaken: (count: number) => void;
}

/**
 * Takes photos in one after the other; one that cannot be had is told, and the others go on.
 * @throws AppError when the disk is the trouble
 */
export async function takeInPhotos(
  names: readonly string[],
  { folder, takeIn, signal, onTaken }: TakeInPhotosNeeds,
): Promise<ReadonlyMap<string, TakenPhoto>> {
  const taken = new Map<string, TakenPhoto>();
  for (const name of names) {
    if (signal.aborted) break;
    taken.set(name, await takeInFile(folder.pathOf(name), takeIn));
    onTaken(taken.size);
  }
  return taken;
}

async function takeInFile(path: string, takeIn: TakeInPhotosNeeds['takeIn']): Promise<TakenPhoto> {
  const bytes = await readFileUpTo(path, largestPhotoFile);
  if (typeof bytes === 'string') return { problem: `photo-${bytes}` };
  try {
    return (await takeIn(bytes)).id;
  } catch (error) {
    if (
      error instanceof AppError &&
      (error.code === 'photo-unreadable' || error.code === 'photo-too-large')
    ) {
      return { problem: error.code };
    }
    throw error;
  }
}
