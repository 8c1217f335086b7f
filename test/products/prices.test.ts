import { expect, test } from 'vitest';
import { aProduct } from '../builders.ts';
import { openCatalogue } from './open-catalogue.ts';

test('every price is kept, the latest first, and a change of something else is none', async () => {
  const { products, save, clock } = openCatalogue();
  const { id } = await save(aProduct({ price: 5_000 }));
  const firstAt = clock.now();
  await save(aProduct({ id, price: 4_500, oldPrice: 5_000 }));
  const secondAt = clock.now();
  await save(aProduct({ id, price: 4_500, oldPrice: 5_000, note: 'Só hoje' }));
  expect(products.handlers['products.prices']({ id })).toEqual([
    { at: secondAt, price: 4_500, oldPrice: 5_000, pixPrice: null },
    { at: firstAt, price: 5_000, oldPrice: null, pixPrice: null },
  ]);
});

test('the prices of an import count with it', async () => {
  const { products, save, database } = openCatalogue();
  const { id } = await save(aProduct({ price: 5_000 }));
  const prices = () => products.handlers['products.prices']({ id });
  const amounts = async () => (await prices()).map(({ price }) => price);
  database.db.exec(`
    INSERT INTO imports (id, state, created_at) VALUES ('i', 'staging', 0);
    UPDATE product_versions SET replaced_by = 'i';
    INSERT INTO product_versions (product_id, import_id, name, code, price, link, category, note, changed_at)
      VALUES ('${id}', 'i', 'Mel', '', 100, '', '', '', 0)`);
  expect(await amounts()).toEqual([5_000]);
  database.db.exec("UPDATE imports SET state = 'done'");
  expect(await amounts()).toEqual([100, 5_000]);

  // With a category of her own it is hers, and the import can no longer take it back.
  await products.handlers['products.setCategory']({ ids: [id], category: 'Doces' });
  database.db.exec("UPDATE imports SET state = 'undone'");
  expect(await amounts()).toEqual([100, 5_000]);
  expect(products.read(id)).toMatchObject({ price: 100, category: 'Doces' });
});
