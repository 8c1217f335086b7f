import { expect, test } from 'vitest';
import { createProductList } from '../../main/products/product-list.ts';
import { createProductListStore } from '../../main/products/product-list-store.ts';
import { calls } from '../../shared/ipc/contract.ts';
import type { Centavos } from '../../shared/money.ts';
import { addDays, dayOf, type PlainDate } from '../../shared/plain-date.ts';
import { type ProductSort, productSorts } from '../../shared/product-list.ts';
import type { ProductId } from '../../shared/products.ts';
import { aProduct, aWholeProduct } from '../builders.ts';
import { openCatalogue } from './open-catalogue.ts';
import { pretendPlanned } from './pretend-planned.ts';
import { pretendSent } from './pretend-sent.ts';

test.for([
  ['newest', ['uva', 'Água', 'banana']],
  ['name', ['Água', 'banana', 'uva']],
  ['price', ['uva', 'banana', 'Água']],
  ['validity', ['banana', 'uva', 'Água']],
  ['last-sent', ['banana', 'uva', 'Água']],
] as const)('by %s the list is %j', async ([sort, expected]) => {
  const { save, names, database } = openCatalogue();
  const banana = await save(aProduct({ name: 'banana', price: 200, validUntil: '2026-01-02' as PlainDate }));
  const agua = await save({ ...aProduct({ name: 'Água' }), price: null });
  const uva = await save(aProduct({ name: 'uva', price: 100, validUntil: '2026-02-01' as PlainDate }));
  for (const [index, { id }] of [agua, uva, banana].entries()) pretendSent(database, id, 1_000 + index);
  expect(await names('sent', { sort })).toEqual(expected);
});

test('what is planned is listed by what goes next, by the earliest of its schedules', async () => {
  const { save, names, database } = openCatalogue();
  for (const [name, times] of Object.entries({
    uva: [3_000],
    mel: [],
    banana: [9_000, 1_000],
    doce: [2_000],
  })) {
    const { id } = await save(aProduct({ name }));
    for (const at of times) pretendPlanned(database, id, at);
  }
  expect(await names('scheduled', { sort: 'next-run' })).toEqual(['banana', 'doce', 'uva']);
  expect(await names('unscheduled', { sort: 'next-run' })).toEqual(['mel']);
});

test('a list in no order but that of the latest sent has what nobody got behind it', async () => {
  const orders: readonly ProductSort[] = productSorts;
  const { save, list } = openCatalogue();
  await save(aProduct({ name: 'Mel' }));
  for (const sort of orders) expect((await list('unscheduled', { sort })).products).toHaveLength(1);
});

test('only what can be bought: not sold out, and not counted down to nothing', async () => {
  const { products, save, names } = openCatalogue();
  await save(aProduct({ name: 'Não contado' }));
  await save(aProduct({ name: 'Três', stock: 3 }));
  await save(aProduct({ name: 'Nenhum', stock: 0 }));
  products.markSoldOut((await save(aProduct({ name: 'Esgotado', stock: 2 }))).id);
  expect(await names('unscheduled', { inStock: true })).toEqual(['Três', 'Não contado']);
});

test('only what ends within a week, today included, and not what is over', async () => {
  const { save, names, clock } = openCatalogue();
  const today = dayOf(clock.now());
  for (const days of [-1, 0, 7, 8])
    await save(aProduct({ name: `${days}`, validUntil: addDays(today, days) }));
  await save(aProduct({ name: 'aberto' }));
  expect(await names('unscheduled', { expiring: true, sort: 'validity' })).toEqual(['0', '7']);
});

test('only one category, or only what has none', async () => {
  const { products, save, names } = openCatalogue();
  await save(aProduct({ name: 'Canastra', category: 'Queijos' }));
  await save(aProduct({ name: 'Minas', category: 'Queijos' }));
  await save(aProduct({ name: 'Rapadura', category: 'Doces' }));
  const { id } = await save(aProduct({ name: 'Balde', category: 'Limpeza' }));
  await save(aProduct({ name: 'Sacola' }));
  await products.handlers['products.archive']({ ids: [id] });

  expect(await names('unscheduled', { category: 'Queijos' })).toEqual(['Minas', 'Canastra']);
  expect(await names('unscheduled', { category: '' })).toEqual(['Sacola']);
  expect(products.handlers['products.categories']({})).toEqual([
    { category: 'Doces', count: 1 },
    { category: 'Queijos', count: 2 },
  ]);
});

test.for(['canas', 'QC-500', 'queijos', 'sexta10', 'meia'])(
  'the search finds %j in name, code, category, coupon or note',
  async (search) => {
    const { save, names } = openCatalogue();
    await save(aWholeProduct);
    await save(aProduct({ name: 'Mel' }));
    expect(await names('unscheduled', { search })).toEqual(['Queijo Canastra']);
  },
);

test('any stretch can be asked for, and the counts of all views come with it', async () => {
  const { products, save, list, database } = openCatalogue();
  const ids: ProductId[] = [];
  for (let index = 0; index < 9; index += 1) ids.push((await save(aProduct({ name: `P${index}` }))).id);
  pretendSent(database, ids[8] as ProductId, 1);
  await products.handlers['products.archive']({ ids: ids.slice(0, 2) });
  const page = await list('unscheduled', { sort: 'newest' }, 4, 60);
  expect(page.products.map(({ name }) => name)).toEqual(['P3', 'P2']);
  expect(page.counts).toEqual({ unscheduled: 6, scheduled: 0, sent: 1, archived: 2 });
});

test('all that match can be chosen, in the order of the list', async () => {
  const { products, save, all } = openCatalogue();
  const first = await save(aProduct({ name: 'Queijo A' }));
  await save(aProduct({ name: 'Mel' }));
  const second = await save(aProduct({ name: 'Queijo B' }));
  const ids = await products.handlers['products.listIds']({
    ...all,
    tab: 'unscheduled',
    search: 'queijo',
    sort: 'name',
  });
  expect(ids).toEqual([first.id, second.id]);
});

test('what was just written is in the next stretch, whoever wrote it', async () => {
  const { save, names, database } = openCatalogue();
  const { id } = await save(aProduct({ name: 'Mel' }));
  expect(await names('sent')).toEqual([]);
  pretendSent(database, id, 5);
  expect(await names('sent')).toEqual(['Mel']);
  database.db.exec("UPDATE product_versions SET name = 'Mel silvestre'");
  expect(await names('sent')).toEqual(['Mel silvestre']);
});

test('when a product was last sent agrees with the outbox, however its deliveries change', async () => {
  const { save, list, database } = openCatalogue();
  const { id } = await save(aProduct());
  const lastSent = async () => (await list('sent')).products[0]?.lastSentAt ?? null;
  const fromOutbox = () =>
    database.db.prepare('SELECT last_sent_at AS at FROM product_sends WHERE product_id = ?').get(id)?.at ??
    null;
  const steps = [
    () => pretendSent(database, id, 3_000),
    () => pretendSent(database, id, 2_000),
    () => pretendSent(database, id, 9_000, 'own-chat'),
    () => database.db.exec('UPDATE deliveries SET sent_at = 4000 WHERE sent_at = 2000'),
    () => database.db.exec("UPDATE deliveries SET state = 'unknown', sent_at = NULL WHERE sent_at = 4000"),
    () => database.db.exec("UPDATE deliveries SET state = 'unknown', sent_at = NULL WHERE sent_at = 3000"),
    () => database.db.exec("UPDATE deliveries SET state = 'sent', sent_at = 5000 WHERE sent_at IS NULL"),
  ];
  const seen: unknown[] = [];
  for (const step of steps) {
    step();
    expect(await lastSent()).toBe(fromOutbox());
    seen.push(await lastSent());
  }
  expect(seen).toEqual([3_000, 3_000, 3_000, 4_000, 3_000, null, 5_000]);
});

test('products are read in the order in which they are asked for, without those that are gone', async () => {
  const { products, save } = openCatalogue();
  const mel = await save(aProduct({ name: 'Mel' }));
  const cafe = await save(aProduct({ name: 'Café', price: 300 as Centavos }));
  const gone = await save(aProduct({ name: 'Fim' }));
  await products.handlers['products.archive']({ ids: [gone.id] });
  const ids = [cafe.id, gone.id, mel.id];
  expect(products.handlers['products.read']({ ids })).toEqual([cafe, mel]);
});

test('what the window does not say of a filter narrows nothing down', () => {
  const input = { tab: 'sent', search: '', offset: 0, limit: 1 };
  expect(calls['products.list'].input.parse(input)).toEqual({
    ...input,
    ...{ sort: 'last-sent', inStock: false, expiring: false, category: null },
  });
});

test('what is written while the list is being looked at is in it, however often that happens', async () => {
  const { store, database, clock, all } = openCatalogue();
  const add = (number: number) =>
    store.add(
      [{ id: `00000000-0000-4000-8000-00000000000${number}` as ProductId, draft: aProduct() }],
      number,
    );
  add(0);
  let breathCount = 0;
  const list = createProductList(createProductListStore(database), clock, () => {
    breathCount += 1;
    add(breathCount);
    return Promise.resolve();
  });
  const page = await list['products.list']({ ...all, tab: 'unscheduled', offset: 0, limit: 9 });
  expect(breathCount).toBeGreaterThan(1);
  expect(page.products).toHaveLength(breathCount + 1);
});
