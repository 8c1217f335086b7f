import { useRef, useState } from 'react';
import type { Failure } from '../../shared/failure.ts';

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

/** What the person sees of those on their way. */
export function useArrivingList() {
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
