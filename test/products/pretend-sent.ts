import type { BroadcastId } from '../../shared/broadcasts.ts';
import type { ProductId } from '../../shared/products.ts';
import type { openTestShop } from '../builders.ts';

/** Writes down that a product was sent, as the outbox does. */
export function pretendSent(
  { db }: ReturnType<typeof openTestShop>,
  productId: ProductId,
  sentAt: number,
  destination: 'group' | 'own-chat' = 'group',
): void {
  const id = `${productId}-${sentAt}` as BroadcastId;
  db.prepare(
    `INSERT INTO broadcasts (id, number, product_id, product_name, text, created_at)
     VALUES (?, (SELECT count(*) FROM broadcasts), ?, '', '', 0)`,
  ).run(id, productId);
  db.prepare(
    `INSERT INTO deliveries (id, broadcast_id, position, destination, group_id, group_name, people_count,
                             state, message_id, sent_at)
     VALUES (?, ?, 0, ?, ?, '', 2, 'sent', ?, ?)`,
  ).run(id, id, destination, destination === 'group' ? 'g' : null, id, sentAt);
}
