import type { Database } from './open-database.ts';

/** Deletions that can be taken back: a row is only marked, until what is marked is forgotten. */
export interface Deletions<Id extends string> {
  /** @param at milliseconds since 1970. @returns false when there is no such row, or it is deleted already */
  delete(id: Id, at: number): boolean;
  /** @returns false when no such row was deleted */
  restore(id: Id): boolean;
  /** Deletes for good what was deleted before. */
  forgetDeleted(): void;
}

/** @param table one with the columns `id` and `deleted_at`; who reads it leaves out what is deleted */
export function createDeletions<Id extends string>(
  { db, transaction }: Database,
  table: string,
): Deletions<Id> {
  const mark = (id: Id, at: number | null) =>
    transaction(() => {
      const isOther = '(deleted_at IS NULL) = (?1 IS NOT NULL)';
      const update = db.prepare(`UPDATE ${table} SET deleted_at = ?1 WHERE id = ?2 AND ${isOther}`);
      return update.run(at, id).changes === 1;
    });

  return {
    delete: (id, at) => mark(id, at),
    restore: (id) => mark(id, null),
    forgetDeleted: () => transaction(() => db.exec(`DELETE FROM ${table} WHERE deleted_at IS NOT NULL`)),
  };
}
