import { expect, test } from 'vitest';
import type { ProductId } from '../../shared/products.ts';
import { aProduct } from '../builders.ts';
import { openCatalogue } from './open-catalogue.ts';

test('many products get one category, and the search knows it at once', async () => {
  const { products, save, names, versions } = openCatalogue();
  const ids: ProductId[] = [];
  for (let index = 0; index < 250; index += 1) ids.push((await save(aProduct({ name: `P${index}` }))).id);
  const versionBefore = versions.at(-1) ?? 0;
  await products.handlers['products.setCategory']({ ids, category: 'Páscoa' });
  expect(await names('unscheduled', { search: 'pascoa' }, 200)).toHaveLength(200);
  expect(versions.at(-1)).toBe(versionBefore + 1);
});

test('a category of many is taken back: each has its own again, but what she has changed since stays', async () => {
  const { products, save } = openCatalogue();
  const ids: ProductId[] = [];
  for (let index = 0; index < 250; index += 1) {
    const { id } = await save(
      aProduct({ name: `P${index}`, category: ['Doces', 'Queijos', ''][index % 3] ?? '' }),
    );
    ids.push(id);
  }
  const before = ids.map((id) => products.read(id)?.category);
  const category = 'Queijos';
  const former = await products.handlers['products.setCategory']({ ids, category });
  expect(former.map((each) => [each.category, each.ids.length])).toEqual([
    ['Doces', 84],
    ['', 83],
  ]);
  const [first] = ids;
  if (first === undefined) throw new Error('there is one');
  await save({ ...aProduct({ name: 'P0', category: 'Páscoa' }), id: first });
  await products.handlers['products.putCategoriesBack']({
    category,
    former: former.map((each) => ({ ...each, ids: [...each.ids] })),
  });
  expect(ids.map((id) => products.read(id)?.category)).toEqual(before.with(0, 'Páscoa'));
});

test('many products are marked as sold out in one step, and what is put away stays as it is', async () => {
  const { products, save, list, versions, clock } = openCatalogue();
  const ids: ProductId[] = [];
  for (let index = 0; index < 250; index += 1) ids.push((await save(aProduct({ name: `P${index}` }))).id);
  const [archived, ...there] = ids as [ProductId, ...ProductId[]];
  await products.handlers['products.archive']({ ids: [archived] });
  const versionBefore = versions.at(-1) ?? 0;
  const mark = await products.handlers['products.markSoldOut']({ ids });
  expect(mark).toEqual({ at: clock.now(), ids: there });
  expect(there.map((id) => products.read(id)?.soldOutAt)).toEqual(there.map(() => clock.now()));
  expect((await list('unscheduled', { inStock: true })).products).toEqual([]);
  expect((await list('archived')).products[0]?.soldOutAt).toBeNull();
  expect(versions.at(-1)).toBe(versionBefore + 1);
});

test('"sold out" of many is taken back, but not where it was said before or has been said anew', async () => {
  const { products, save, clock } = openCatalogue();
  const ids: ProductId[] = [];
  for (let index = 0; index < 4; index += 1) ids.push((await save(aProduct({ name: `P${index}` }))).id);
  const [before, anew, back] = ids as [ProductId, ProductId, ProductId];
  products.markSoldOut(before);
  const saidBefore = clock.now();
  clock.advance(1_000);
  const mark = await products.handlers['products.markSoldOut']({ ids });
  clock.advance(1_000);
  products.markSoldOut(anew);
  await products.handlers['products.backInStock']({ id: back });

  await products.handlers['products.takeMarkBack']({ at: mark.at, ids });
  expect(ids.map((id) => products.read(id)?.soldOutAt)).toEqual([saidBefore, clock.now(), null, null]);
});
