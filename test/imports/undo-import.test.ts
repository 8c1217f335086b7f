import { expect, test } from 'vitest';
import type { Centavos } from '../../shared/money.ts';
import { aWholeProduct } from '../builders.ts';
import { codeOf, countLeft, csv, openImports, settleUntil } from './open-imports.ts';

test('an import that is undone leaves the catalogue as it was, and only the newest can be', async () => {
  const { open, start, save, products, handlers, shop } = openImports();
  await save({ ...aWholeProduct, name: 'Queijo' });
  await save({ name: 'Café' });
  const before = products();
  const left = countLeft(shop);
  await open(csv(['Nome', 'Preço'], ['Queijo', '1,00'], ['Mel', '2,00']));
  await start();
  const between = products();
  await open(csv(['Nome', 'Preço'], ['Queijo', '3,00'], ['Mel', '4,00'], ['Pão', '5,00']), 'segunda.csv');
  await start();
  const past = await handlers['imports.past']({});
  expect(past).toMatchObject([
    { fileName: 'segunda.csv', addedCount: 1, updatedCount: 2, isUndone: false, canUndo: true },
    { fileName: 'lista.csv', addedCount: 1, updatedCount: 1, isUndone: false, canUndo: false },
  ]);
  const [second, first] = past;
  if (!first || !second) throw new Error('an import is missing');

  expect(await codeOf((async () => handlers['imports.undo']({ id: first.id }))())).toBe('import-not-newest');
  await handlers['imports.undo']({ id: second.id });
  expect(products()).toEqual(between);
  await handlers['imports.undo']({ id: first.id });
  expect(products()).toEqual(before);
  expect(await codeOf((async () => handlers['imports.undo']({ id: first.id }))())).toBe('import-not-newest');
  await settleUntil(() => countLeft(shop).waiting === 0);
  expect(countLeft(shop)).toMatchObject({ versions: left.versions, prices: left.prices, imports: 2 });
});

test('what she changed after the import stays when it is undone', async () => {
  const { open, start, save, products, handlers, clock } = openImports();
  await open(csv(['Nome', 'Preço'], ['Mel', '1,00'], ['Pão', '2,00']));
  await start();
  const mel = products().find(({ name }) => name === 'Mel');
  clock.advance(1_000);
  await save({ ...(mel && { id: mel.id }), name: 'Mel', price: 999 as Centavos });
  const [imported] = await handlers['imports.past']({});
  if (imported) await handlers['imports.undo']({ id: imported.id });
  expect(products()).toMatchObject([{ name: 'Mel', price: 999 }]);
});

test('of many imports the newest can be undone, and the oldest ones let go of what they replaced', async () => {
  const { open, start, products, handlers, shop, clock } = openImports();
  for (let price = 1; price <= 8; price += 1) {
    clock.advance(1_000);
    await open(csv(['Nome', 'Preço'], ['Mel', `${price},00`]));
    await start();
  }
  await settleUntil(() => countLeft(shop).versions === 6);
  const undone: unknown[] = [];
  for (;;) {
    const [newest] = (await handlers['imports.past']({})).filter(({ canUndo }) => canUndo);
    if (!newest) break;
    await handlers['imports.undo']({ id: newest.id });
    undone.push(products()[0]?.price);
  }
  expect(undone).toEqual([700, 600, 500, 400, 300]);
  await settleUntil(() => countLeft(shop).waiting === 0);
  expect(products()).toMatchObject([{ name: 'Mel', price: 300 }]);
});
