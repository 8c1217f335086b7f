import type { Photo, PhotoId } from '../../shared/photos.ts';
import type { Database } from '../storage/open-database.ts';

/** What is known of the photos that were taken in; their files lie elsewhere. */
export interface PhotosStore {
  /** Keeps a photo, once. */
  add(photo: Photo, at: number): void;
  read(id: PhotoId): Photo | undefined;
}

export function createPhotosStore({ db, transaction }: Database): PhotosStore {
  return {
    add({ id, width, height }, at) {
      transaction(() => {
        db.prepare(
          'INSERT INTO photos (id, width, height, added_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
        ).run(id, width, height, at);
      });
    },

    read(id) {
      const row = db.prepare('SELECT width, height FROM photos WHERE id = ?').get(id);
      return row && { id, ...(row as { width: number; height: number }) };
    },
  };
}
