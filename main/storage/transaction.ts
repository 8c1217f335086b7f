import type { DatabaseSync } from 'node:sqlite';
import { explainStorageError } from './explain-storage-error.ts';

/**
 * Runs `work` as one transaction and returns its result; when it throws, nothing of it is kept.
 * The work must be synchronous: a promise would be committed before it is done.
 * @throws AppError `data-folder-full`, `data-folder-read-only`, `database-damaged`, and whatever `work` throws
 */
export type Transaction = <Result>(work: () => NotAPromise<Result>) => Result;

type NotAPromise<Result> = Result extends PromiseLike<unknown> ? never : Result;

export function createTransaction(db: DatabaseSync): Transaction {
  let depth = 0;

  return (work) => {
    const name = `level_${depth}`;
    const [begin, commit, rollback] =
      depth === 0
        ? ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK']
        : [`SAVEPOINT ${name}`, `RELEASE ${name}`, `ROLLBACK TO ${name}; RELEASE ${name}`];
    try {
      db.exec(begin);
      depth += 1;
      try {
        const result = work();
        db.exec(commit);
        return result;
      } catch (error) {
        undo(db, rollback);
        throw error;
      } finally {
        depth -= 1;
      }
    } catch (error) {
      throw explainStorageError(error);
    }
  };
}

/** SQLite ends a transaction by itself after some errors (a full disk); a second end of it is no news. */
function undo(db: DatabaseSync, rollback: string): void {
  if (!db.isTransaction) return;
  db.exec(rollback);
}
