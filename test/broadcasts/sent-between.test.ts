import { expect, test } from 'vitest';
import { createSentBetweenStore } from '../../main/broadcasts/sent-between-store.ts';
import { openTestShop } from '../builders.ts';
import { addPastBroadcasts } from '../history/past-broadcasts.ts';

const hourMs = 3_600_000;
const noon = Date.UTC(2026, 10, 27, 12);

test('what went to groups in a time is told, by when the first group got it', () => {
  const shop = openTestShop();
  addPastBroadcasts(shop, [
    { productName: 'too early', createdAt: noon - 2 * hourMs },
    // Each group of these got it a minute later.
    { productName: 'made before, sent in it', createdAt: noon - 30_000 },
    {
      productName: 'Mel',
      createdAt: noon + hourMs,
      groups: [{ name: 'Clientes' }, { name: 'Vizinhos', state: 'failed', reason: 'may-not-post' }],
    },
    { productName: 'waits', createdAt: noon + 2 * hourMs, groups: [{ name: 'Clientes', state: 'waiting' }] },
    { productName: 'to herself', createdAt: noon + hourMs, groups: [{ name: '' }] },
    { productName: 'too late', createdAt: noon + 3 * hourMs },
  ]);
  const found = createSentBetweenStore(shop).readBetween(noon, noon + 3 * hourMs);
  expect(found.map(({ name, at }) => [name, at - noon])).toEqual([
    ['made before, sent in it', 30_000],
    ['Mel', hourMs + 60_000],
    ['waits', 2 * hourMs],
  ]);
  expect(found[1]).toMatchObject({
    groupIds: ['id of Clientes', 'id of Vizinhos'],
    counts: { sent: 1, failed: 1, waiting: 0 },
  });
});
