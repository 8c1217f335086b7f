import type { PhotoId } from '../../shared/photos.ts';
import type { Clock } from '../system/clock.ts';
import type { PhotoFiles } from './photo-files.ts';
import type { PhotosStore } from './photos-store.ts';

export interface CleanUpDeps {
  readonly store: Pick<PhotosStore, 'listUnnamed' | 'forgetUnnamed'>;
  readonly files: Pick<PhotoFiles, 'remove'>;
  readonly clock: Pick<Clock, 'after'>;
}

export interface CleanUp {
  /** A photo was taken in, shown or sent in this run of the app: it stays until the next one. */
  noteUse(id: PhotoId): void;
  /** Waits with the next step while a photo is being written. @returns a function that ends it */
  hold(): () => void;
  begin(): void;
  stop(): void;
}

/** Well after the start, which has enough to do. */
const beginMs = 30_000;
const pauseMs = 500;
const photosAtOnce = 5;

/**
 * Deletes photos that nothing names any more: no version of a product, no broadcast. What a person has not saved yet
 * names its photos in the window only, and it was shown there: so whatever was in use in this run is left alone, and
 * because nothing unsaved outlives the app, the rest is out of everybody's reach.
 */
export function createCleanUp({ store, files, clock }: CleanUpDeps): CleanUp {
  const usedEarly = new Set<PhotoId>();
  let unused: Set<PhotoId> | undefined;
  let holdCount = 0;
  let cancel = () => {};

  function look(): void {
    unused = new Set(store.listUnnamed().filter((id) => !usedEarly.has(id)));
    usedEarly.clear();
    step(unused);
  }

  function step(left: Set<PhotoId>): void {
    const some = holdCount > 0 ? [] : [...left].slice(0, photosAtOnce);
    for (const id of some) {
      left.delete(id);
      store.forgetUnnamed(id, () => files.remove(id));
    }
    if (left.size > 0) cancel = clock.after(pauseMs, () => step(left));
  }

  return {
    noteUse(id) {
      if (unused === undefined) usedEarly.add(id);
      else unused.delete(id);
    },
    hold() {
      holdCount += 1;
      return () => {
        holdCount -= 1;
      };
    },
    begin() {
      cancel = clock.after(beginMs, look);
    },
    stop: () => cancel(),
  };
}
