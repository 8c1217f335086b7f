import type { ProductId } from '../../shared/products.ts';
import type { openTestShop } from '../builders.ts';

/** Writes down that a product goes at that moment, as the schedules do. */
export function pretendPlanned(
  { db }: ReturnType<typeof openTestShop>,
  productId: ProductId,
  at: number,
): void {
  const id = `${productId}-${at}`;
  db.prepare(
    `INSERT INTO schedules (id, kind, timing, handled_until, next_at, next_day)
     VALUES (?, 'products', '{}', 0, ?, '1970-01-01')`,
  ).run(id, at);
  db.prepare('INSERT INTO schedule_promos (schedule_id, position, product_id) VALUES (?, 0, ?)').run(
    id,
    productId,
  );
}
