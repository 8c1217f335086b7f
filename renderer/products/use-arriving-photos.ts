import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Failure } from '../../shared/failure.ts';
import { addPhoto } from '../../shared/photo-list.ts';
import type { Photo } from '../../shared/photos.ts';
import { asFailure, call } from '../ipc/call.ts';
import { addPhotoFile } from './add-photo-file.ts';
import { usePastedFiles } from './use-pasted-files.ts';

/** A photo on its way into the list, or one that was not let in. */
export interface ArrivingPhoto {
  readonly id: number;
  /** Of its file. */
  readonly name: string;
  readonly state:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'preparing' }
    | { readonly kind: 'already-there' }
    | { readonly kind: 'failed'; readonly failure: Failure };
}

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
  const line = useRef({ last: Promise.resolve(), waitingCount: 0, isOpen: true });

  useLayoutEffect(() => {
    list.current = { photos, onChange };
  }, [photos, onChange]);

  useEffect(() => {
    const { current } = line;
    current.isOpen = true;
    return () => {
      current.isOpen = false;
    };
  }, []);

  async function takeIn(id: number, { take }: Source): Promise<void> {
    if (!line.current.isOpen) return;
    setState(id, { kind: 'preparing' });
    try {
      letIn(id, await take());
    } catch (error) {
      setState(id, { kind: 'failed', failure: asFailure(error) });
    } finally {
      line.current.waitingCount -= 1;
    }
  }

  function letIn(id: number, photo: Photo): void {
    if (!line.current.isOpen) return;
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
    const places = Math.max(0, most - list.current.photos.length - line.current.waitingCount);
    const chosen = sources.slice(0, places);
    setLeftOutCount(sources.length - chosen.length);
    for (const source of chosen) {
      line.current.waitingCount += 1;
      const id = announce(source.name);
      line.current.last = line.current.last.then(() => takeIn(id, source));
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

/** What the person sees of those on their way. */
function useArrivingList() {
  const [arriving, setArriving] = useState<readonly ArrivingPhoto[]>([]);
  const lastId = useRef(0);
  return {
    arriving,
    /** @returns the id of the new one, which waits */
    announce(name: string): number {
      lastId.current += 1;
      const id = lastId.current;
      setArriving((now) => [...now, { id, name, state: { kind: 'waiting' } }]);
      return id;
    },
    setState(id: number, state: ArrivingPhoto['state']): void {
      setArriving((now) => now.map((photo) => (photo.id === id ? { ...photo, state } : photo)));
    },
    dismiss(id: number): void {
      setArriving((now) => now.filter((photo) => photo.id !== id));
    },
  };
}
