import { basename } from 'node:path';
import type { PickedPhoto, PickedPhotoId } from '../../shared/photos.ts';
import type { Chance } from '../system/chance.ts';

/** Files that a person chose in the dialog and that are still to be taken in: the window knows them by an id. */
export interface PickedFiles {
  /** @returns what the window may know of it */
  remember(path: string): PickedPhoto;
  /** @returns its path, once; `undefined` when it is not known, or too many were chosen since */
  take(id: PickedPhotoId): string | undefined;
}

/** More than anybody chooses at once for one product; what was never asked for is forgotten, the oldest first. */
const mostPicked = 200;

export function rememberPicked(chance: Pick<Chance, 'uuid'>): PickedFiles {
  const paths = new Map<PickedPhotoId, string>();

  return {
    remember(path) {
      const [oldest] = paths.keys();
      if (oldest !== undefined && paths.size >= mostPicked) paths.delete(oldest);
      const id = chance.uuid() as PickedPhotoId;
      paths.set(id, path);
      return { id, name: basename(path) };
    },

    take(id) {
      const path = paths.get(id);
      paths.delete(id);
      return path;
    },
  };
}
