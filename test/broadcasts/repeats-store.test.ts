import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRepeatsStore } from '../../main/broadcasts/repeats-store.ts';
import { openDatabase } from '../../main/storage/open-database.ts';
import { shopMigrations } from '../../main/storage/shop-migrations.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { ProductId } from '../../shared/products.ts';

const groups = ['g1', 'g2', 'g3'] as GroupId[];
const since = 5;

const aDelivery = fc.record({
  /** `null` is a free text. */
  product: fc.constantFrom('mel', 'queijo', null),
  group: fc.constantFrom(...groups, null),
  state: fc.constantFrom('waiting', 'sending', 'sent', 'failed', 'unknown', 'cancelled'),
  at: fc.integer({ min: 1, max: 9 }),
});
type Delivery = typeof aDelivery extends fc.Arbitrary<infer Value> ? Value : never;

test('the same promo is found wherever it is on its way or came lately, whatever else was sent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'promo-repeats-'));
  const database = openDatabase(join(folder, 'shop.db'), shopMigrations);
  const { findRepeats, readReceivers } = createRepeatsStore(database);
  database.db.exec("INSERT INTO products (id, created_at) VALUES ('mel', 0), ('queijo', 0)");
  try {
    fc.assert(
      fc.property(fc.array(aDelivery, { maxLength: 12 }), fc.subarray(groups), (deliveries, among) => {
        database.db.exec('SAVEPOINT one; DELETE FROM deliveries; DELETE FROM broadcasts');
        for (const [index, delivery] of deliveries.entries()) write(index, delivery);
        for (const product of ['mel', 'queijo', null]) {
          const identity = product === null ? { text: 'Oferta' } : { productId: product as ProductId };
          const same = deliveries.filter((each) => each.product === product);
          const expected = new Map(groups.map((group) => [group, lastAt(same, group)]));
          const found = findRepeats(identity, since, among);
          for (const group of groups) {
            const wanted = among.includes(group) ? expected.get(group) : undefined;
            expect(found.get(group)).toBe(wanted);
          }
          if (product === null) continue;
          const receivers = groups.filter((group) => expected.get(group) !== undefined);
          expect([...readReceivers(product as ProductId, since)].sort()).toEqual(receivers);
        }
        database.db.exec('ROLLBACK TO one; RELEASE one');
      }),
      { numRuns: 200 },
    );
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }

  function write(index: number, { product, group, state, at }: Delivery): void {
    database.db
      .prepare(
        "INSERT INTO broadcasts (id, number, product_id, product_name, text, created_at) VALUES (?, ?, ?, '', 'Oferta', 0)",
      )
      .run(`b${index}`, index + 1, product);
    const isHandedOver = ['sending', 'sent', 'unknown'].includes(state);
    database.db
      .prepare(
        `INSERT INTO deliveries (id, broadcast_id, position, destination, group_id, group_name, people_count, message_id,
           state, reason, handed_over_at, sent_at)
         VALUES (?, ?, 0, ?, ?, '', 1, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[`d${index}`, `b${index}`, group === null ? 'own-chat' : 'group', group, `m${index}`, state],
        ...[state === 'failed' ? 'unexpected' : null, isHandedOver ? at : null, state === 'sent' ? at : null],
      );
  }
});

/** `undefined` when the group did not get it, `null` while it is on its way. */
function lastAt(same: readonly Delivery[], group: GroupId): number | null | undefined {
  const own = same.filter((each) => each.group === group);
  if (own.some(({ state }) => state === 'waiting' || state === 'sending')) return null;
  const times = own.filter(({ state, at }) => ['sent', 'unknown'].includes(state) && at >= since);
  return times.length === 0 ? undefined : Math.max(...times.map(({ at }) => at));
}
