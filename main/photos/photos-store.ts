import type { Photo, PhotoId } from '../../shared/photos.ts';
import type { Database } from '../storage/open-database.ts';

/** What is known of the photos that were taken in; their files lie elsewhere. */
export interface PhotosStore {
  /** Keeps a photo, once. */
  add(photo: Photo, at: number): void;
  read(id: PhotoId): Photo | undefined;
  /** Photos that no row of any table names. */
  listUnnamed(): readonly PhotoId[];
  /** Forgets a photo unless something names it; `remove` takes away its files, before it is forgotten for good. */
  forgetUnnamed(id: PhotoId, remove: () => void): void;
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

    listUnnamed() {
      const names = listNames(db).map(({ table, column }) => `SELECT "${column}" FROM "${table}"`);
      const rows = db.prepare(['SELECT id FROM photos', ...names].join(' EXCEPT ')).all();
      return rows.map(({ id }) => id as PhotoId);
    },

    forgetUnnamed(id, remove) {
      transaction(() => {
        const isNamed = listNames(db).some(({ table, column }) =>
          db.prepare(`SELECT 1 FROM "${table}" WHERE "${column}" = ? LIMIT 1`).get(id),
        );
        if (isNamed) return;
        // SQLite itself refuses to delete what is named, whatever was asked above.
        db.prepare('DELETE FROM photos WHERE id = ?').run(id);
        remove();
      });
    },
  };
}

/** Every column that names a photo, by what the schema itself says: also of tables that come later. */
function listNames(db: Database['db']): readonly { readonly table: string; readonly column: string }[] {
  const rows = db
    .prepare(
      `SELECT s.name AS "table", f."from" AS "column" FROM sqlite_schema s, pragma_foreign_key_list(s.name) f
       WHERE s.type = 'table' AND f."table" = 'photos'`,
    )
    .all();
  return rows as { table: string; column: string }[];
}
