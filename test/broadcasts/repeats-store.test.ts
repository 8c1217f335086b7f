import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRepeatsStore } from '../../main/broadcasts/repeats-store.ts';
import { openDatabase } from '../../main/storage/open-database.ts';
import { shopMigrations } from '../../main/storage/shop-migrations.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { ProductId } from '../../shared/products.ts';

const groups = ['g1', 'g2', 'g3'] as GroupId[];
const since = 5;

const aDelivery = fc.record({
  /** `null` is a free text. */
  product: fc.constantFrom('mel', 'queijo', null),
  text: fc.constantFrom('Oferta', 'Novidade', ''),
  photo: fc.constantFrom('p1', 'p2', null),
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
  database.db.exec("INSERT INTO photos VALUES ('p1', 1, 1, 0), ('p2', 1, 1, 0)");
  try {
    fc.assert(
      fc.property(
        fc.array(aDelivery, { maxLength: 12 }),
        aDelivery,
        fc.subarray(groups),
        (deliveries, promo, among) => {
          database.db.exec('SAVEPOINT one; DELETE FROM deliveries; DELETE FROM broadcasts');
          for (const [index, delivery] of deliveries.entries()) write(index, delivery);
          const { product, text, photo } = promo;
          const found = findRepeats(
            { productId: product as ProductId | null, text, photoId: photo as PhotoId | null },
            ...[since, among],
          );
          const same = deliveries.filter((each) => isSame(promo, each));
          for (const group of groups) {
            expect(found.get(group)?.lastAt).toBe(among.includes(group) ? lastAt(same, group) : undefined);
          }
          for (const id of ['mel', 'queijo']) {
            const own = deliveries.filter((each) => each.product === id);
            const receivers = groups.filter((group) => lastAt(own, group) !== undefined);
            expect([...readReceivers(id as ProductId, since)].sort()).toEqual(receivers);
          }
          database.db.exec('ROLLBACK TO one; RELEASE one');
        },
      ),
      { numRuns: 250 },
    );
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }

  function write(index: number, { product, text, photo, group, state, at }: Delivery): void {
    database.db
      .prepare(
        `INSERT INTO broadcasts (id, number, product_id, product_name, text, photo_id, created_at)
         VALUES (?, ?, ?, '', ?, ?, 0)`,
      )
      .run(`b${index}`, index + 1, product, text, photo);
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

type Promo = Pick<Delivery, 'product' | 'text' | 'photo'>;

/** Told once more, in another way. */
function isSame(one: Promo, other: Promo): boolean {
  if (one.product !== null && one.product === other.product) return true;
  if (one.text !== other.text) return false;
  if (one.text === '') return one.photo === other.photo;
  const areBothHers = one.product === null && other.product === null;
  const areUnlike = one.photo !== null && other.photo !== null && one.photo !== other.photo;
  return areBothHers || !areUnlike;
}

/** `undefined` when the group did not get it, `null` while it is on its way. */
function lastAt(same: readonly Delivery[], group: GroupId): number | null | undefined {
  const own = same.filter((each) => each.group === group);
  if (own.some(({ state }) => state === 'waiting' || state === 'sending')) return null;
  const times = own.filter(({ state, at }) => ['sent', 'unknown'].includes(state) && at >= since);
  return times.length === 0 ? undefined : Math.max(...times.map(({ at }) => at));
}
