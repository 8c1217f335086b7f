import { expect, test } from 'vitest';
import { createProducts } from '../../main/products/products.ts';
import { createProductsStore } from '../../main/products/products-store.ts';
import type { BroadcastId } from '../../shared/broadcasts.ts';
import { calls } from '../../shared/ipc/contract.ts';
import type { ProductDraft, ProductId, ProductTab } from '../../shared/products.ts';
import { aPhotoId, aProduct, openTestShop } from '../builders.ts';
import { createSeededChance } from '../fakes/chance.ts';
import { createFakeClock } from '../fakes/clock.ts';

function openCatalogue(database = openTestShop()) {
  const clock = createFakeClock();
  const versions: number[] = [];
  const store = createProductsStore(database);
  const products = createProducts({
    store,
    clock,
    chance: createSeededChance(),
    hasPhoto: (id) => id === aPhotoId('a'),
    publish: (version) => versions.push(version),
  });
  const save = async (draft: ProductDraft) => {
    clock.advance(1_000);
    return products.handlers['products.save']({ product: draft });
  };
  const list = async (tab: ProductTab, search = '', offset = 0, limit = 50) =>
    products.handlers['products.list']({ tab, search, offset, limit });
  const names = async (tab: ProductTab, search = '') =>
    (await list(tab, search)).products.map(({ name }) => name);
  return { products, store, save, list, names, versions, database, clock };
}

/** Writes down that a product was sent, as the outbox does. */
function pretendSent(
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

test('a new product stands first under "unscheduled", and comes back as it was saved', async () => {
  const { save, list } = openCatalogue();
  await save(aProduct({ name: 'Mel' }));
  const saved = await save(
    aProduct({ name: 'Doce de leite', price: 2290, oldPrice: 2790, note: 'De colher' }),
  );

  const page = await list('unscheduled');
  expect(page.counts).toEqual({ unscheduled: 2, scheduled: 0, sent: 0 });
  expect(page.products[0]).toEqual(saved);
  expect(saved).toMatchObject({
    name: 'Doce de leite',
    price: 2290,
    oldPrice: 2790,
    note: 'De colher',
    photo: null,
    lastSentAt: null,
    soldOutAt: null,
  });
  expect(page.products[1]?.name).toBe('Mel');
});

test('saving with an id changes that product and no other', async () => {
  const { save, names } = openCatalogue();
  const { id } = await save(aProduct({ name: 'Mel' }));
  await save(aProduct({ name: 'Café' }));
  await save(aProduct({ id, name: 'Mel silvestre' }));
  expect(await names('unscheduled')).toEqual(['Café', 'Mel silvestre']);
});

test('the search finds without accents and capitals, every word, in name or note', async () => {
  const { save, names, list } = openCatalogue();
  await save(aProduct({ name: 'Pão de Açúcar', note: 'fatia fina' }));
  await save(aProduct({ name: 'PÃO de queijo', note: '' }));
  await save(aProduct({ name: 'Café', note: '100% arábica' }));

  expect(await names('unscheduled', 'pao')).toEqual(['PÃO de queijo', 'Pão de Açúcar']);
  expect(await names('unscheduled', '  ACUCAR pão ')).toEqual(['Pão de Açúcar']);
  expect(await names('unscheduled', 'FATIA')).toEqual(['Pão de Açúcar']);
  expect(await names('unscheduled', 'pão café')).toEqual([]);
  expect((await list('unscheduled', 'cafe')).counts).toEqual({ unscheduled: 1, scheduled: 0, sent: 0 });
});

test('signs that mean something to the database are only signs in a search', async () => {
  const { save, names } = openCatalogue();
  await save(aProduct({ name: 'Café', note: '100% arábica' }));
  await save(aProduct({ name: 'Mel_claro' }));
  await save(aProduct({ name: String.raw`barra \ invertida` }));
  expect(await names('unscheduled', '%')).toEqual(['Café']);
  expect(await names('unscheduled', '_')).toEqual(['Mel_claro']);
  expect(await names('unscheduled', '\\')).toEqual([String.raw`barra \ invertida`]);
  expect(await names('unscheduled', "' OR 1=1 --")).toEqual([]);
});

test('a product that a group got stands under "sent", the latest first; the own chat does not count', async () => {
  const { save, names, list, database } = openCatalogue();
  const mel = await save(aProduct({ name: 'Mel' }));
  const cafe = await save(aProduct({ name: 'Café' }));
  const geleia = await save(aProduct({ name: 'Geleia' }));
  pretendSent(database, mel.id, 2_000);
  pretendSent(database, cafe.id, 1_000);
  pretendSent(database, cafe.id, 3_000);
  pretendSent(database, geleia.id, 4_000, 'own-chat');

  expect(await names('sent')).toEqual(['Café', 'Mel']);
  expect(await names('unscheduled')).toEqual(['Geleia']);
  const page = await list('sent');
  expect(page.counts).toEqual({ unscheduled: 1, scheduled: 0, sent: 2 });
  expect(page.products.map(({ lastSentAt }) => lastSentAt)).toEqual([3_000, 2_000]);
});

test('a long list comes in stretches that leave nothing out and repeat nothing', async () => {
  const { save, list } = openCatalogue();
  for (let index = 0; index < 7; index += 1) await save(aProduct({ name: `Produto ${index}` }));
  const stretches = [await list('unscheduled', '', 0, 3), await list('unscheduled', '', 3, 3)];
  stretches.push(await list('unscheduled', '', 6, 3));
  expect(stretches.flatMap(({ products }) => products.map(({ name }) => name))).toEqual(
    [6, 5, 4, 3, 2, 1, 0].map((index) => `Produto ${index}`),
  );
});

test('an archived product is gone from every list, and cannot be saved or archived again', async () => {
  const { products, save, list } = openCatalogue();
  const { id } = await save(aProduct());
  products.handlers['products.archive']({ id });
  expect((await list('unscheduled')).counts).toEqual({ unscheduled: 0, scheduled: 0, sent: 0 });
  expect(products.read(id)).toBeUndefined();
  await expect(save(aProduct({ id }))).rejects.toThrow('not-found');
  expect(() => products.handlers['products.archive']({ id })).toThrow('not-found');
});

test('a photo that was never taken in is refused, and nothing is saved', async () => {
  const { save, list } = openCatalogue();
  await expect(save(aProduct({ photoId: aPhotoId('b') }))).rejects.toThrow('not-found');
  expect((await list('unscheduled')).products).toEqual([]);
});

test('a known photo comes with its size', async () => {
  const { save, database } = openCatalogue();
  database.db.exec(`INSERT INTO photos VALUES ('${aPhotoId('a')}', 1600, 900, 0)`);
  const saved = await save(aProduct({ photoId: aPhotoId('a') }));
  expect(saved.photo).toEqual({ id: aPhotoId('a'), width: 1600, height: 900 });
});

test('the version grows with every change and with nothing else', async () => {
  const { products, save, list, versions } = openCatalogue();
  expect(versions).toEqual([0]);
  const { id } = await save(aProduct());
  await list('unscheduled');
  await expect(save(aProduct({ photoId: aPhotoId('b') }))).rejects.toThrow();
  products.handlers['products.archive']({ id });
  products.noteChange();
  expect(versions).toEqual([0, 1, 2, 3]);
});

test.for([
  ['no name', { name: '   ' }],
  ['a price of nothing', { price: 0 }],
  ['half a centavo', { price: 10.5 }],
  ['a field that nobody knows', { discount: 3 }],
  ['a photo by file name', { photoId: '../../etc/passwd' }],
] as const)('the window cannot save a product with %s', ([, fields]) => {
  const product = { ...aProduct(), ...fields };
  expect(calls['products.save'].input.safeParse({ product }).success).toBe(false);
});

test('products outlive the app', async () => {
  const database = openTestShop();
  const { save } = openCatalogue(database);
  const saved = await save(aProduct({ name: 'Goiabada' }));
  expect(createProductsStore(database).read(saved.id)).toEqual(saved);
});
