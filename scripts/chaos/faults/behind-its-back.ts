import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createSeal } from '../../../main/whatsapp/key-store/seal.ts';
import { keysFile, openShopKey, withShopKeys } from '../../measure/app/shop-keys.ts';

/** While it fails, the database itself refuses what is written last for a message: who has been given the group's key. */
export function failKeyCommits(folder: string, isFailing: boolean): void {
  const mark = createSeal(openShopKey(folder).key).markType('sender-key-memory').toString('hex');
  change(keysFile(folder), (db) =>
    db.exec(
      isFailing
        ? `CREATE TRIGGER disk_full BEFORE INSERT ON sealed WHEN NEW.mark = x'${mark}'
           BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`
        : 'DROP TRIGGER disk_full',
    ),
  );
}

export function isPausedByWhatsApp(folder: string): boolean {
  return change(shopFile(folder), (db) => db.prepare('SELECT 1 FROM pause_by_whatsapp').get() !== undefined);
}

/** It would last for 15 minutes and longer each time. Only while the app is not running, because it remembers it. */
export async function endPauseByWhatsApp(folder: string): Promise<void> {
  change(shopFile(folder), (db) => db.exec('DELETE FROM pause_by_whatsapp'));
  await withShopKeys(folder, ({ write }) => write({ 'account-standing': { now: null } }));
}

const shopFile = (folder: string): string => join(folder, 'shop.db');

function change<Result>(file: string, work: (db: DatabaseSync) => Result): Result {
  const db = new DatabaseSync(file, { timeout: 5_000 });
  try {
    return work(db);
  } finally {
    db.close();
  }
}
