import { expect, test } from 'vitest';
import { createBroadcastsStore } from '../../main/broadcasts/broadcasts-store.ts';
import { createProductListStore } from '../../main/products/product-list-store.ts';
import { createProductsStore } from '../../main/products/products-store.ts';
import { quantile } from '../../scripts/measure/statistics.ts';
import type { ProductId } from '../../shared/products.ts';
import { aProduct, openTestShop } from '../builders.ts';
import { everything, noDays } from '../products/list-products.ts';

const productId = '00000000-0000-4000-8000-000000000001' as ProductId;

/** A shop that has sent its one product so often, and changed half of what it sent. */
function openShop(sentCount: number) {
  const database = openTestShop();
  const products = createProductsStore(database);
  products.add([{ id: productId, draft: aProduct() }], 0);
  database.db.exec(`
    CREATE TEMP TABLE sends AS
      WITH RECURSIVE sends (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM sends WHERE n < ${sentCount}) SELECT n FROM sends;
    INSERT INTO broadcasts (id, number, product_id, product_name, text, created_at)
      SELECT 'b' || n, n, '${productId}', 'Queijo', 'Queijo', n FROM sends;
    INSERT INTO deliveries (id, broadcast_id, position, destination, group_id, group_name, people_count, message_id)
      SELECT 'd' || n, 'b' || n, 0, 'group', 'g', 'Clientes', 9, 'm' || n FROM sends;
    UPDATE deliveries SET state = 'sent', handed_over_at = 1, settled_at = 2, sent_at = 2;
    INSERT INTO posts (delivery_id, started_at, ended_at, pause_ms) SELECT 'd' || n, 1, 2, 20000 FROM sends;
    INSERT INTO changes (id, number, delivery_id, kind, text, state, cancels_waiting, message_id, created_at)
      SELECT 'c' || n, n, 'd' || n, 'edit', 'Mel', 'done', 0, 'e' || n, n FROM sends WHERE n % 2 = 0`);
  return { database, products, broadcasts: createBroadcastsStore(database) };
}

function measureMs(action: () => unknown): number {
  const times = Array.from({ length: 50 }, () => {
    const startedAt = performance.now();
    action();
    return performance.now() - startedAt;
  });
  return quantile(times, 0.5);
}

test('after 20,000 sends nothing that a send asks of the disk takes longer than after 20', () => {
  const [young, old] = [openShop(20), openShop(20_000)];
  const questions: Record<string, (shop: typeof young) => unknown> = {
    'what waits': ({ broadcasts }) => broadcasts.outbox.readQueue(),
    'what the window shows': ({ broadcasts }) => broadcasts.list.readLatest(10),
    'the last posts': ({ broadcasts }) => broadcasts.outbox.readPosts(10),
    'what has to be changed': ({ broadcasts }) => broadcasts.resolveChanges(3),
    'the product': ({ products }) => products.read(productId),
    'the list of products': ({ database }) =>
      createProductListStore(database).readStretch(everything, noDays, 0),
  };
  expect(old.products.read(productId)?.lastSentAt).toBe(2);
  const slower = Object.entries(questions).filter(([, ask]) => {
    // A scan of 20,000 rows takes a hundred times as long.
    return measureMs(() => ask(old)) > 10 * measureMs(() => ask(young));
  });
  expect(slower.map(([question]) => question)).toEqual([]);
});
