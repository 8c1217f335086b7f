import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../shared/failure.ts';
import { migrate } from '../storage/migrate.ts';
import { openDatabase } from '../storage/open-database.ts';
import { shopMigrations } from '../storage/shop-migrations.ts';
import { createTransaction } from '../storage/transaction.ts';

/** How many migrations this version of the app knows. */
export const newestSchema = shopMigrations.length;

/** How long to wait for the app, which writes to the same file. */
const patienceMs = 10_000;

/**
 * Copies the shop as it is at one instant, while the app goes on, without what belongs to the login or to other
 * people: the counted readers (hashes of persons), the bytes of messages (they hold the keys of their photos and are
 * good for this login only), since when this computer is linked, and what the link went through.
 * @param from an opened shop.db; @param to a file that is not there yet
 * @returns how many migrations it has had
 */
export function copyShop(from: string, to: string): number {
  const source = new DatabaseSync(from, { readOnly: true, timeout: patienceMs });
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
  const copy = new DatabaseSync(to);
  try {
    copy.exec(`
      DELETE FROM receipts;
      DELETE FROM messages;
      DELETE FROM change_messages;
      DELETE FROM linked_since;
      DELETE FROM diagnostics_events;
    `);
    // What was deleted would otherwise still stand in the free pages of the file.
    copy.exec('VACUUM');
    return Number(copy.prepare('PRAGMA user_version').get()?.user_version);
  } finally {
    copy.close();
  }
}

/** The photos that a copied shop knows. */
export function listPhotos(file: string): readonly string[] {
  const copy = new DatabaseSync(file, { readOnly: true });
  try {
    return copy
      .prepare('SELECT id FROM photos ORDER BY id')
      .all()
      .map(({ id }) => String(id));
  } finally {
    copy.close();
  }
}

export interface ShopCounts {
  readonly productCount: number;
  readonly broadcastCount: number;
}

/**
 * Brings the shop of a backup to the newest version and makes sure that it sends nothing by itself. What waited then
 * was sent since by the app that made the backup, or may be sent right now by another computer, or is no longer true:
 * so it is cancelled. What was on its way is *unknown* and left at that, because the bytes under which it could go
 * again are not in a backup. Schedules stand still until she lets them go on, here or on the old computer.
 * @param at milliseconds since 1970
 * @throws AppError `database-damaged`, `data-newer`
 */
export function prepareRestored(file: string, at: number): ShopCounts {
  const database = openDatabase(file, shopMigrations);
  const { db, transaction } = database;
  try {
    refuseForeign(db);
    transaction(() => {
      db.exec(`
        UPDATE known_groups SET is_restored = 1;
        UPDATE deliveries SET state = 'cancelled' WHERE state = 'waiting';
        UPDATE changes SET state = 'cancelled' WHERE state IN ('spare', 'waiting');
      `);
      db.prepare(
        `UPDATE deliveries SET state = 'unknown', left_at = ?, settled_at = coalesce(settled_at, ?)
         WHERE state = 'sending' OR (state = 'unknown' AND left_at IS NULL)`,
      ).run(at, at);
      db.prepare("UPDATE changes SET state = 'unknown', settled_at = ? WHERE state = 'sending'").run(at);
      const hasSchedules = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schedules'").get();
      if (hasSchedules) db.exec('UPDATE schedules SET is_paused = 1, next_at = NULL, next_day = NULL');
    });
    const count = (table: string) => Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n);
    return { productCount: count('products WHERE archived_at IS NULL'), broadcastCount: count('broadcasts') };
  } finally {
    database.close();
  }
}

/** A database with other tables, or with a trigger of somebody else's, is not a shop, whatever its version says. */
function refuseForeign(db: DatabaseSync): void {
  const fresh = new DatabaseSync(':memory:');
  try {
    migrate(fresh, shopMigrations, createTransaction(fresh));
    if (readSchema(db) !== readSchema(fresh)) throw new AppError('database-damaged');
  } finally {
    fresh.close();
  }
}

function readSchema(db: DatabaseSync): string {
  const rows = db
    .prepare(
      "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name",
    )
    .all();
  return JSON.stringify(rows);
}
