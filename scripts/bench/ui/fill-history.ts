import { join } from 'node:path';
import { openDatabase } from '../../../main/storage/open-database.ts';
import { shopMigrations } from '../../../main/storage/shop-migrations.ts';

export interface PastPlan {
  readonly broadcasts: number;
  /** Deliveries of each. */
  readonly groups: number;
}

/** A year of a busy shop, written down as the outbox leaves it: some of it failed, most of it received. */
export function fillHistory(folder: string, { broadcasts, groups }: PastPlan, now: number): void {
  const { db, transaction, close } = openDatabase(join(folder, 'shop.db'), shopMigrations);
  const addBroadcast = db.prepare(
    'INSERT INTO broadcasts (number, id, product_name, text, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const addDelivery = db.prepare(
    `INSERT INTO deliveries (id, broadcast_id, position, destination, group_id, group_name, people_count, state,
       reason, message_id, sent_at, delivered_count, seen_count)
     VALUES (?, ?, ?, 'group', ?, ?, 120, ?, ?, ?, ?, ?, ?)`,
  );
  const gapMs = (365 * 24 * 3_600_000) / broadcasts;
  transaction(() => {
    for (let number = 1; number <= broadcasts; number += 1) {
      const id = crypto.randomUUID();
      const at = Math.round(now - (broadcasts - number + 1) * gapMs);
      addBroadcast.run(number, id, `Queijo canastra ${number}`, `Só hoje, por R$ ${number % 90},90`, at);
      for (let position = 0; position < groups; position += 1) {
        const hasFailed = (number + position) % 97 === 0;
        addDelivery.run(
          ...[`${id}-${position}`, id, position, `past-${position}`, `Antigo ${position}`],
          ...(hasFailed ? ['failed', 'may-not-post'] : ['sent', null]),
          ...[`message-${id}-${position}`, hasFailed ? null : at + position * 30_000],
          ...(hasFailed ? [0, 0] : [110, 60]),
        );
      }
    }
  });
  close();
}
