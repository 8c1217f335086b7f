import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../shared/failure.ts';
import type { Transaction } from './transaction.ts';

/** Runs the scripts that the file has not had yet, and notes its new version, in one step: each would wait for the disk. */
export function migrate(db: DatabaseSync, migrations: readonly string[], transaction: Transaction): void {
  const version = readVersion(db);
  if (version > migrations.length) throw new AppError('data-newer');
  if (version === migrations.length) return;
  transaction(() => {
    for (const script of migrations.slice(version)) {
      db.exec(script);
      refuseOrphans(db);
    }
    db.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

/** Foreign keys are not enforced while a migration runs, so they are checked at its end. */
function refuseOrphans(db: DatabaseSync): void {
  if (db.prepare('PRAGMA foreign_key_check').get() !== undefined) throw new AppError('database-damaged');
}

function readVersion(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0);
}
