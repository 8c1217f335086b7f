import type { Database } from '../../main/storage/open-database.ts';
import { aGroup } from '../builders.ts';

/** Writes a broadcast as the outbox would: to each group by its name, with the time at which it was sent, or `null`. */
export function addBroadcast(
  { db }: Database,
  number: number,
  productName: string,
  sentAt: Readonly<Record<string, number | null>>,
): void {
  const id = `broadcast ${number}`;
  db.prepare(
    "INSERT INTO broadcasts (id, number, product_name, text, created_at) VALUES (?, ?, ?, 'text', 1)",
  ).run(id, number, productName);
  const insert = db.prepare(
    `INSERT INTO deliveries (id, broadcast_id, position, destination, group_id, group_name, people_count, state, message_id, sent_at)
     VALUES (?1, ?2, ?3, 'group', ?4, ?5, 3, iif(?6 IS NULL, 'waiting', 'sent'), ?1, ?6)`,
  );
  for (const [position, [name, at]] of Object.entries(sentAt).entries())
    insert.run(`${number} ${position}`, id, position, aGroup(name).id, name, at);
}
