import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProductsStore } from '../../main/products/products-store.ts';
import { openDatabase } from '../../main/storage/open-database.ts';
import { shopMigrations } from '../../main/storage/shop-migrations.ts';
import { calls } from '../../shared/ipc/contract.ts';
import type { ProductId } from '../../shared/products.ts';
import { aPhotoId, aProduct, aWholeProduct, makeFolder, openTestShop } from '../builders.ts';
import { listProducts } from './list-products.ts';
import { openCatalogue } from './open-catalogue.ts';
import { pretendSent } from './pretend-sent.ts';

/** The migration that made versions of products. */
const versionsMigration = shopMigrations.findIndex((script) =>
  script.includes('CREATE TABLE product_versions'),
);

test('a new product stands first under "unscheduled", and comes back as it was saved', async () => {
  const { save, list } = openCatalogue();
  await save(aProduct({ name: 'Mel' }));
  const saved = await save(
    aProduct({ name: 'Doce de leite', price: 2290, oldPrice: 2790, note: 'De colher' }),
  );

  const page = await list('unscheduled');
  expect(page.counts).toEqual({ unscheduled: 2, scheduled: 0, sent: 0, archived: 0 });
  expect(page.products[0]).toEqual(saved);
  expect(saved).toMatchObject({
    name: 'Doce de leite',
    price: 2290,
    oldPrice: 2790,
    note: 'De colher',
    photos: [],
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

  expect(await names('unscheduled', { search: 'pao' })).toEqual(['PÃO de queijo', 'Pão de Açúcar']);
  expect(await names('unscheduled', { search: '  ACUCAR pão ' })).toEqual(['Pão de Açúcar']);
  expect(await names('unscheduled', { search: 'FATIA' })).toEqual(['Pão de Açúcar']);
  expect(await names('unscheduled', { search: 'pão café' })).toEqual([]);
  expect((await list('unscheduled', { search: 'cafe' })).counts).toEqual({
    unscheduled: 1,
    scheduled: 0,
    sent: 0,
    archived: 0,
  });
});

test('signs that mean something to the database are only signs in a search', async () => {
  const { save, names } = openCatalogue();
  await save(aProduct({ name: 'Café 100%' }));
  await save(aProduct({ name: 'Mel NEAR "silvestre"' }));
  expect(await names('unscheduled', { search: '100%' })).toEqual(['Café 100%']);
  expect(await names('unscheduled', { search: 'NEAR "silv' })).toEqual(['Mel NEAR "silvestre"']);
  expect(await names('unscheduled', { search: 'NOT mel*' })).toEqual([]);
  expect(await names('unscheduled', { search: '"' })).toHaveLength(2);
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
  expect(page.counts).toEqual({ unscheduled: 1, scheduled: 0, sent: 2, archived: 0 });
  expect(page.products.map(({ lastSentAt }) => lastSentAt)).toEqual([3_000, 2_000]);
});

test('a long list comes in stretches that leave nothing out and repeat nothing', async () => {
  const { save, list } = openCatalogue();
  for (let index = 0; index < 7; index += 1) await save(aProduct({ name: `Produto ${index}` }));
  const stretches = [await list('unscheduled', {}, 0, 3), await list('unscheduled', {}, 3, 3)];
  stretches.push(await list('unscheduled', {}, 6, 3));
  expect(stretches.flatMap(({ products }) => products.map(({ name }) => name))).toEqual(
    [6, 5, 4, 3, 2, 1, 0].map((index) => `Produto ${index}`),
  );
});

test('an archived product is gone from the tabs, stands among the archived ones, and cannot be saved', async () => {
  const { products, save, list } = openCatalogue();
  const { id } = await save(aProduct());
  await products.handlers['products.archive']({ ids: [id] });
  const page = await list('archived');
  expect(page.counts).toEqual({ unscheduled: 0, scheduled: 0, sent: 0, archived: 1 });
  expect(page.products.map((product) => product.id)).toEqual([id]);
  expect(products.read(id)).toBeUndefined();
  await expect(save(aProduct({ id }))).rejects.toThrow('not-found');
});

test('what was archived comes back as it was', async () => {
  const { products, save, list } = openCatalogue();
  const saved = await save(aWholeProduct);
  await products.handlers['products.archive']({ ids: [saved.id] });
  await products.handlers['products.restore']({ ids: [saved.id] });
  expect((await list('unscheduled')).products).toEqual([saved]);
  expect((await list('archived')).products).toEqual([]);
});

test('a photo that was never taken in is refused, and nothing is saved', async () => {
  const { save, list } = openCatalogue();
  await expect(save(aProduct({ photoIds: [aPhotoId('b')] }))).rejects.toThrow('not-found');
  expect((await list('unscheduled')).products).toEqual([]);
});

test('a known photo comes with its size', async () => {
  const { save, database } = openCatalogue();
  database.db.exec(`INSERT INTO photos VALUES ('${aPhotoId('a')}', 1600, 900, 0)`);
  const saved = await save(aProduct({ photoIds: [aPhotoId('a')] }));
  expect(saved.photos).toEqual([{ id: aPhotoId('a'), width: 1600, height: 900 }]);
});

test('the version grows with every change and with nothing else', async () => {
  const { products, save, list, versions } = openCatalogue();
  expect(versions).toEqual([0]);
  const { id } = await save(aProduct());
  await list('unscheduled');
  await expect(save(aProduct({ photoIds: [aPhotoId('b')] }))).rejects.toThrow();
  await products.handlers['products.archive']({ ids: [id] });
  products.noteChange();
  expect(versions).toEqual([0, 1, 2, 3]);
});

test.for([
  ['no name', { name: '   ' }],
  ['a price of nothing', { price: 0 }],
  ['half a centavo', { price: 10.5 }],
  ['a field that nobody knows', { discount: 3 }],
  ['a photo by file name', { photoIds: ['../../etc/passwd'] }],
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

test('every field comes back as it was saved', async () => {
  const { save, list } = openCatalogue();
  const saved = await save(aWholeProduct);
  const { id: _id, photos: _photos, lastSentAt: _sent, soldOutAt: _soldOut, ...fields } = saved;
  const { photoIds: _photoIds, ...draft } = aWholeProduct;
  expect(fields).toEqual(draft);
  expect((await list('unscheduled')).products).toEqual([saved]);
});

test('what an import wrote counts from one step on, and another step takes it back', async () => {
  const { save, names, database } = openCatalogue();
  const { id } = await save(aProduct({ name: 'Mel' }));
  stageImport(database, id);
  expect(await names('unscheduled')).toEqual(['Mel']);
  expect(await names('unscheduled', { search: 'silvestre' })).toEqual([]);

  database.db.exec("UPDATE imports SET state = 'done'");
  expect(await names('unscheduled')).toEqual(['Pão', 'Mel silvestre']);
  expect(await names('unscheduled', { search: 'silvestre' })).toEqual(['Mel silvestre']);

  database.db.exec("UPDATE imports SET state = 'undone'");
  expect(await names('unscheduled')).toEqual(['Mel']);
});

test('what she changed after an import stays when the import is taken back', async () => {
  const { save, names, database } = openCatalogue();
  const { id } = await save(aProduct({ name: 'Mel' }));
  stageImport(database, id);
  database.db.exec("UPDATE imports SET state = 'done'");
  await save(aProduct({ id, name: 'Mel de laranjeira' }));
  database.db.exec("UPDATE imports SET state = 'undone'");
  expect(await names('unscheduled')).toEqual(['Mel de laranjeira']);
});

test('a catalogue from before versions keeps its products, photos and sends', async () => {
  const folder = makeFolder();
  const before = openDatabase(join(folder, 'shop.db'), shopMigrations.slice(0, versionsMigration));
  before.db.exec(`
    INSERT INTO photos VALUES ('${aPhotoId('a')}', 1600, 900, 0);
    INSERT INTO products VALUES ('mel', 'Mel', 2290, 2790, 'De colher', '${aPhotoId('a')}', 'mel', 1, 2, NULL, NULL);
    INSERT INTO products VALUES ('fim', 'Fim', 100, NULL, '', NULL, 'fim', 1, 2, 3, NULL);
    INSERT INTO broadcasts (id, number, product_id, product_name, text, created_at) VALUES ('b', 1, 'mel', 'Mel', '', 0);
    INSERT INTO deliveries (id, broadcast_id, position, destination, group_id, group_name, people_count, state,
                            message_id, sent_at)
      VALUES ('d', 'b', 0, 'group', 'g', 'Clientes', 2, 'sent', 'm', 7)`);
  before.close();

  const database = openTestShop(folder);
  const store = createProductsStore(database);
  expect(store.read('mel' as ProductId)).toMatchObject({
    name: 'Mel',
    price: 2290,
    oldPrice: 2790,
    note: 'De colher',
    photos: [{ id: aPhotoId('a'), width: 1600, height: 900 }],
    lastSentAt: 7,
  });
  const found = await listProducts(database, 'sent', { search: 'colher' });
  expect(found.map(({ id }) => id)).toEqual(['mel']);
  expect(store.read('fim' as ProductId)).toBeUndefined();
  expect(database.db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
});

/** As an import does: one product is replaced, one is new. */
function stageImport({ db }: ReturnType<typeof openTestShop>, replaced: ProductId): void {
  const insert = (productId: string, name: string) => `
    INSERT INTO product_versions (product_id, import_id, name, code, price, link, category, note, changed_at)
    VALUES ('${productId}', 'i', '${name}', '', 100, '', '', '', 0);`;
  db.exec(`
    INSERT INTO imports (id, state, created_at) VALUES ('i', 'staging', 0);
    INSERT INTO products (id, created_at) VALUES ('pao', 9e12);
    UPDATE product_versions SET replaced_by = 'i' WHERE product_id = '${replaced}';
    ${insert(replaced, 'Mel silvestre')}
    ${insert('pao', 'Pão')}`);
}
