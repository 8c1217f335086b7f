import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BroadcastId, DeliveryId } from '../../../shared/broadcasts.ts';

/** One delivery as a killed app has left it on the disk. */
export interface DiskDelivery {
  readonly id: DeliveryId;
  readonly broadcastId: BroadcastId;
  readonly groupName: string;
  readonly messageId: string;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'unknown' | 'cancelled' | 'left';
}

export interface Disk {
  readonly deliveries: readonly DiskDelivery[];
  /** The text of each broadcast. */
  readonly texts: ReadonlyMap<BroadcastId, string>;
  readonly groupIds: ReadonlyMap<string, string>;
}

const nothing: Disk = { deliveries: [], texts: new Map(), groupIds: new Map() };

/** Reads a copy of shop.db and its WAL, so that the next start of the app finds both as the kill left them. */
export function readDisk(folder: string): Disk {
  if (!existsSync(join(folder, 'shop.db'))) return nothing;
  const copies = mkdtempSync(join(tmpdir(), 'promo-kill-'));
  try {
    for (const suffix of ['', '-wal']) {
      const file = join(folder, `shop.db${suffix}`);
      if (existsSync(file)) copyFileSync(file, join(copies, `shop.db${suffix}`));
    }
    const db = new DatabaseSync(join(copies, 'shop.db'));
    try {
      return readAll(db);
    } finally {
      db.close();
    }
  } finally {
    rmSync(copies, { recursive: true, force: true });
  }
}

function readAll(db: DatabaseSync): Disk {
  if (db.prepare('PRAGMA user_version').get()?.user_version === 0) return nothing;
  const deliveries = db
    .prepare(
      `SELECT id, broadcast_id AS broadcastId, group_name AS groupName, message_id AS messageId,
         iif(state = 'unknown' AND left_at IS NOT NULL, 'left', state) AS state
       FROM deliveries`,
    )
    .all() as unknown as DiskDelivery[];
  const texts = db.prepare('SELECT id, text FROM broadcasts').all() as { id: BroadcastId; text: string }[];
  const groups = db.prepare('SELECT name, id FROM groups').all() as { name: string; id: string }[];
  return {
    deliveries,
    texts: new Map(texts.map(({ id, text }) => [id, text])),
    groupIds: new Map(groups.map(({ name, id }) => [name, id])),
  };
}
