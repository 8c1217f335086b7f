import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../shared/failure.ts';
import { explainStorageError } from './explain-storage-error.ts';
import { migrate } from './migrate.ts';
import { createTransaction, type Transaction } from './transaction.ts';

export interface Database {
  /** For prepared statements. Writes belong inside `transaction`, which also names what went wrong. */
  readonly db: DatabaseSync;
  /** All of it or nothing, on the disk when it returns. Nested calls are savepoints of the outer one. */
  readonly transaction: Transaction;
  /** Also a second time. */
  close(): void;
}

/** How long a statement waits for another process that holds the file (a backup, a virus scanner). */
const busyTimeoutMs = 2_000;

/**
 * Opens a SQLite file, or makes it, and brings it to the newest version.
 * A shop laptop loses power, so every commit is on the disk before it counts (`synchronous=FULL`,
 * and `fullfsync` for macOS, whose plain fsync leaves data in the drive's cache).
 * @param migrations SQL scripts; number n brings a file from version n to n + 1. Only ever append.
 * @throws AppError `data-folder-read-only`, `data-folder-full`, `database-damaged` (the file is left
 *   as it is), `data-newer` (a newer version of the app has written it)
 */
export function openDatabase(file: string, migrations: readonly string[]): Database {
  try {
    createPrivateFile(file);
    const db = new DatabaseSync(file, { timeout: busyTimeoutMs });
    try {
      setPragmas(db);
      refuseDamage(db);
      const transaction = createTransaction(db);
      migrate(db, migrations, transaction);
      // Only now: a migration may make a table anew that others refer to.
      db.exec('PRAGMA foreign_keys = ON');
      return { db, transaction, close: () => db.isOpen && db.close() };
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw explainStorageError(error);
  }
}

/** Made before SQLite does, so that nobody else on this computer can read it; the WAL inherits the mode. */
function createPrivateFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

function setPragmas(db: DatabaseSync): void {
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec('PRAGMA fullfsync = 1');
  db.exec('PRAGMA checkpoint_fullfsync = 1');
  db.exec('PRAGMA foreign_keys = OFF');
}

function refuseDamage(db: DatabaseSync): void {
  const verdict = db.prepare('PRAGMA quick_check(1)').get();
  if (verdict?.quick_check !== 'ok') throw new AppError('database-damaged');
}
