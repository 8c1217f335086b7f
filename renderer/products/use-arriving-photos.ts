import { useLayoutEffect, useRef, useState } from 'react';
import type { Failure } from '../../shared/failure.ts';
import { addPhoto } from '../../shared/photo-list.ts';
import type { Photo } from '../../shared/photos.ts';
import { asFailure, call } from '../ipc/call.ts';
import { addPhotoFile } from './add-photo-file.ts';
import { type ArrivingPhoto, useArrivingList } from './use-arriving-list.ts';
import { useLine } from './use-line.ts';
import { usePastedFiles } from './use-pasted-files.ts';

export interface ArrivingPhotos {
  readonly arriving: readonly ArrivingPhoto[];
  readonly isBusy: boolean;
  /** How many of the latest choice found no place. */
  readonly leftOutCount: number;
  /** The file dialog itself did not open. */
  readonly pickFailure: Failure | undefined;
  /** Opens the file dialog. */
  pick(): void;
  /** Takes in files that were dropped or pasted. */
  add(files: Iterable<File>): void;
  /** Takes a refusal from the screen. */
  dismiss(id: number): void;
}

interface Source {
  readonly name: string;
  readonly take: () => Promise<Photo>;
}

/**
 * Takes photos in by dialog, drag or paste, one after another: main reads, checks and keeps each. One that is refused
 * keeps no other out, and the list may be changed meanwhile.
 */
export function useArrivingPhotos(
  photos: readonly Photo[],
  most: number,
  onChange: (photos: readonly Photo[]) => void,
): ArrivingPhotos {
  const { arriving, announce, setState, dismiss } = useArrivingList();
  const [leftOutCount, setLeftOutCount] = useState(0);
  const [pickFailure, setPickFailure] = useState<Failure>();
  const list = useRef({ photos, onChange });
  const line = useLine();

  useLayoutEffect(() => {
    list.current = { photos, onChange };
  }, [photos, onChange]);

  async function takeIn(id: number, { take }: Source): Promise<void> {
    setState(id, { kind: 'preparing' });
    try {
      letIn(id, await take());
    } catch (error) {
      setState(id, { kind: 'failed', failure: asFailure(error) });
    }
  }

  function letIn(id: number, photo: Photo): void {
    if (!line.isOpen()) return;
    const adding = addPhoto(list.current.photos, photo, most);
    if (adding.kind === 'already-there') {
      setState(id, adding);
      return;
    }
    dismiss(id);
    if (adding.kind === 'no-place') {
      setLeftOutCount((count) => count + 1);
      return;
    }
    // The next one may be here before this one is drawn.
    list.current = { ...list.current, photos: adding.photos };
    list.current.onChange(adding.photos);
  }

  function lineUp(sources: readonly Source[]): void {
    const places = Math.max(0, most - list.current.photos.length - line.waitingCount());
    const chosen = sources.slice(0, places);
    setLeftOutCount(sources.length - chosen.length);
    for (const source of chosen) {
      const id = announce(source.name);
      line.add(() => takeIn(id, source));
    }
  }

  function add(files: Iterable<File>): void {
    lineUp([...files].map((file) => ({ name: file.name, take: () => addPhotoFile(file) })));
  }

  async function pick(): Promise<void> {
    setPickFailure(undefined);
    try {
      const picked = await call('photos.pick', {});
      lineUp(picked.map(({ id, name }) => ({ name, take: () => call('photos.addPicked', { id }) })));
    } catch (error) {
      setPickFailure(asFailure(error));
    }
  }

  usePastedFiles(add);

  return {
    ...{ arriving, leftOutCount, pickFailure, add, dismiss },
    isBusy: arriving.some(({ state }) => state.kind === 'waiting' || state.kind === 'preparing'),
    pick: () => void pick(),
  };
}
