import { expect, test } from 'vitest';
import type { Centavos } from '../../shared/money.ts';
import { makeFolder, openTestShop } from '../builders.ts';
import { codeOf, countLeft, csv, openImports, settleUntil } from './open-imports.ts';

const names = (products: readonly { readonly name: string }[]) => products.map(({ name }) => name);

const manyRows = (count: number) =>
  csv(
    ['Nome', 'Preço'],
    ...Array.from({ length: count }, (_, index) => [`Produto ${index}`, `${index + 1},00`]),
  );

test('an import that is cancelled in the middle has changed nothing and leaves nothing', async () => {
  const shop = openTestShop();
  const { open, start, products, now, handlers, told } = openImports({
    shop,
    onBreath() {
      const shown = told.at(-1);
      if (shown?.kind === 'running' && shown.step === 'rows' && shown.doneCount >= 80)
        void handlers['imports.cancel']({});
    },
  });
  await open(manyRows(400));
  expect(await start()).toBe(false);
  expect(products()).toEqual([]);
  expect(now()).toMatchObject({ kind: 'open', counts: { add: 400 } });
  await settleUntil(() => countLeft(shop).imports === 0);
  expect(countLeft(shop)).toEqual({ products: 0, versions: 0, waiting: 0, prices: 0, photos: 0, imports: 0 });
  expect(await handlers['imports.past']({})).toEqual([]);
});

test('nothing of an import is seen while it runs', async () => {
  const seen = new Set<number>();
  const { open, start, products, told } = openImports({
    onBreath: () => told.at(-1)?.kind === 'running' && seen.add(products().length),
  });
  await open(manyRows(300));
  await start();
  expect([...seen]).toEqual([0]);
  expect(products()).toHaveLength(300);
});

test('an import that a crash ended is never seen, and is cleared away at the next start', async () => {
  const folder = makeFolder();
  const shop = openTestShop(folder);
  const first = openImports({
    shop,
    onBreath() {
      const shown = first.told.at(-1);
      if (shown?.kind !== 'running' || shown.doneCount < 120) return;
      // A process that ends does nothing any more.
      first.imports.stop();
      throw new Error('power cut');
    },
  });
  await first.save({ name: 'Produto 7' });
  await first.open(manyRows(400));
  await expect(first.start()).rejects.toThrow('power cut');
  expect(countLeft(shop).waiting).toBeGreaterThanOrEqual(120);
  shop.close();

  const again = openTestShop(folder);
  const second = openImports({ shop: again, seed: 2 });
  expect(names(second.products())).toEqual(['Produto 7']);
  await second.imports.begin();
  expect(countLeft(again)).toMatchObject({ products: 1, versions: 1, waiting: 0, imports: 0 });
  expect(names(second.products())).toEqual(['Produto 7']);
});

test('a disk that fills up in the middle is told, nothing is half there, and later it goes in', async () => {
  const shop = openTestShop();
  const { open, start, products, now, save } = openImports({ shop });
  await save({ name: 'Produto 7', price: 5 as Centavos });
  await open(manyRows(2_000));
  const pages = Number(shop.db.prepare('PRAGMA page_count').get()?.page_count);
  shop.db.exec(`PRAGMA max_page_count = ${pages + 60}`);
  expect(await codeOf(start())).toBe('data-folder-full');
  expect(products()).toMatchObject([{ name: 'Produto 7', price: 5 }]);
  expect(now()).toMatchObject({ kind: 'open' });
  shop.db.exec('PRAGMA max_page_count = 1000000');
  expect(await start()).toBe(true);
  expect(products()).toHaveLength(2_000);
  await settleUntil(() => countLeft(shop).imports === 1);
});

test('what she changes or archives while the import runs is stronger than the file', async () => {
  const shop = openTestShop();
  let hasMeddled = false;
  const { open, start, save, products, rows, told, clock } = openImports({
    shop,
    onBreath() {
      const shown = told.at(-1);
      if (hasMeddled || shown?.kind !== 'running' || shown.doneCount < 40) return;
      hasMeddled = true;
      clock.advance(1_000);
      const find = (name: string) => products().find((product) => product.name === name);
      const mel = find('Produto 150');
      if (mel) void save({ id: mel.id, name: 'Produto 150', price: 77 as Centavos });
      const gone = find('Produto 151');
      shop.db.prepare('UPDATE products SET archived_at = 1 WHERE id = ?').run(gone?.id ?? '');
    },
  });
  await save({ name: 'Produto 150' });
  await save({ name: 'Produto 151' });
  await save({ name: 'Produto 152' });
  await open(manyRows(200));
  await start();
  expect(products().find(({ name }) => name === 'Produto 150')?.price).toBe(77);
  expect(products().find(({ name }) => name === 'Produto 152')?.price).toBe(15_300);
  expect(names(products())).not.toContain('Produto 151');
  expect((await rows('refused')).rows).toMatchObject([
    { cells: ['Produto 150', '151,00'], result: { problems: [{ code: 'changed-meanwhile' }] } },
    { cells: ['Produto 151', '152,00'] },
  ]);
});
