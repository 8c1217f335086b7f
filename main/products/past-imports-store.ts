import type { ImportId, PastImport } from '../../shared/imports.ts';
import type { Database } from '../storage/open-database.ts';
import { cleanUpImports } from './clean-up-imports-store.ts';

/** The imports that were done, and which of them can be undone. */
export interface PastImportsStore {
  /** Newest first. */
  past(): readonly PastImport[];
  /** @returns false when it is not the newest that can be undone */
  undo(id: ImportId): boolean;
  /** Deletes a little of what no longer counts. @returns whether there is more */
  cleanUp(): boolean;
}

interface ImportRow {
  readonly id: ImportId;
  readonly state: 'staging' | 'done' | 'undone';
  readonly done_at: number | null;
  readonly file_name: string;
  readonly added_count: number;
  readonly updated_count: number;
  readonly is_final: number;
}

/** So many of the newest can be undone; of the older ones what they replaced is let go. */
const keptImports = 5;

export function createPastImportsStore({ db, transaction }: Database): PastImportsStore {
  function pastRows(): readonly ImportRow[] {
    const rows = db.prepare('SELECT * FROM imports WHERE number IS NOT NULL ORDER BY number DESC').all();
    return rows as unknown as ImportRow[];
  }

  function findUndoable(rows: readonly ImportRow[]): ImportRow | undefined {
    const newest = rows.find(({ state }) => state === 'done');
    return newest?.is_final === 0 ? newest : undefined;
  }

  return {
    past() {
      const rows = pastRows();
      const undoable = findUndoable(rows);
      return rows.map((row) => ({
        id: row.id,
        at: row.done_at ?? 0,
        fileName: row.file_name,
        addedCount: row.added_count,
        updatedCount: row.updated_count,
        isUndone: row.state === 'undone',
        canUndo: row === undoable,
      }));
    },

    undo(id) {
      return transaction(() => {
        if (findUndoable(pastRows())?.id !== id) return false;
        db.prepare("UPDATE imports SET state = 'undone' WHERE id = ?").run(id);
        return true;
      });
    },

    cleanUp() {
      return transaction(() => {
        const tooOld = pastRows().filter(({ state }) => state === 'done')[keptImports];
        if (tooOld?.is_final === 0) db.prepare('UPDATE imports SET is_final = 1 WHERE id = ?').run(tooOld.id);
        return cleanUpImports(db);
      });
    },
  };
}
