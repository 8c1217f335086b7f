import { expect, test } from 'vitest';
import { createGroupsStore } from '../../main/groups/groups-store.ts';
import { aGroup, groupFacts, openTestShop } from '../builders.ts';
import { addBroadcast } from './add-broadcast.ts';

test('the last promo that a group got is told with its time, whatever else waits or failed', () => {
  const database = openTestShop();
  const store = createGroupsStore(database);
  store.replaceAll([groupFacts('Clientes'), groupFacts('Vizinhas')], 1);
  addBroadcast(database, 1, 'Queijo', { Clientes: 10, Vizinhas: 20 });
  addBroadcast(database, 2, 'Doce', { Clientes: 30, Vizinhas: null });
  addBroadcast(database, 3, 'Bolo', { Clientes: null });
  const seen = store
    .readAll()
    .groups.map(({ name, lastPromo, lastPostedAt }) => [name, lastPromo, lastPostedAt]);
  expect(seen).toEqual([
    ['Clientes', 'Doce', 30],
    ['Vizinhas', 'Queijo', 20],
  ]);
  expect(store.read(aGroup('Clientes').id)).toMatchObject({ lastPromo: 'Doce', lastPostedAt: 30 });
});

test('500 groups after 40,000 deliveries are read in a moment', () => {
  const database = openTestShop();
  const store = createGroupsStore(database);
  const names = Array.from({ length: 500 }, (_, index) => `Grupo ${index}`);
  store.replaceAll(
    names.map((name) => groupFacts(name)),
    1,
  );
  database.transaction(() => {
    for (let number = 1; number <= 80; number += 1)
      addBroadcast(
        database,
        number,
        `Produto ${number}`,
        Object.fromEntries(names.map((name) => [name, number])),
      );
  });
  const tookMs = Array.from({ length: 5 }, () => {
    const startedAt = performance.now();
    expect(store.readAll().groups.every(({ lastPostedAt }) => lastPostedAt === 80)).toBe(true);
    return performance.now() - startedAt;
  });
  expect(Math.min(...tookMs)).toBeLessThan(40);
});
