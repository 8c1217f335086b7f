import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '../../shared/failure.ts';
import { languages } from '../../shared/language.ts';
import type { Centavos } from '../../shared/money.ts';
import { aWholeProduct, makeFolder, openTestShop } from '../builders.ts';
import { settlePromises } from '../fakes/clock.ts';
import { inline, pack, partsOf, rowXml, sheetXml } from '../spreadsheets/make-xlsx.ts';
import { countLeft, csv, openImports } from './open-imports.ts';

const codeOf = async (promise: Promise<unknown> | unknown) => {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
};

const names = (products: readonly { readonly name: string }[]) => products.map(({ name }) => name);

test('a spreadsheet is opened, looked at and taken in, in its own order', async () => {
  const { open, now, rows, start, products, told, changeCount } = openImports();
  expect(await open(csv(['Nome', 'Preço'], ['Mel', '9,50'], ['Queijo', 'R$ 64,90'], ['', '1,00']))).toBe(
    true,
  );
  expect(told[0]).toEqual({ kind: 'reading', fileName: 'lista.csv' });
  expect(now()).toMatchObject({
    kind: 'open',
    file: {
      name: 'lista.csv',
      format: 'csv',
      rowCount: 4,
      columns: [
        { letter: 'A', firstCell: 'Nome', samples: ['Mel', 'Queijo'] },
        { letter: 'B', firstCell: 'Preço', samples: ['9,50', 'R$ 64,90', '1,00'] },
      ],
    },
    plan: { hasHeader: true, fields: ['name', 'price'], match: 'name' },
    counts: { all: 3, add: 2, update: 0, same: 0, refused: 1, noted: 0 },
  });
  expect((await rows()).rows).toMatchObject([
    { number: 2, cells: ['Mel', '9,50'], result: { kind: 'add', fields: { name: 'Mel', price: 950 } } },
    { number: 3, result: { kind: 'add', fields: { price: 6_490 } } },
    {
      number: 4,
      result: { kind: 'refused', problems: [{ code: 'name-missing', field: 'name', column: 0 }] },
    },
  ]);
  expect(products()).toEqual([]);

  expect(await start()).toBe(true);
  expect(names(products())).toEqual(['Mel', 'Queijo']);
  expect(now()).toMatchObject({ kind: 'done', counts: { add: 2, refused: 1 } });
  expect(
    told.some((shown) => shown?.kind === 'running' && shown.step === 'rows' && shown.wholeCount === 2),
  ).toBe(true);
  expect(changeCount()).toBe(1);
});

test('the person corrects a column, and the rows are read anew', async () => {
  const { open, plan, rows, now } = openImports();
  await open(csv(['Coisa', 'Nome'], ['Mel', 'Zé'], ['Queijo', 'Ana']));
  const before = now();
  await plan({ fields: ['name', 'note'] });
  expect((await rows()).rows.map(({ result }) => result)).toMatchObject([
    { kind: 'add', fields: { name: 'Mel', note: 'Zé' } },
    { kind: 'add', fields: { name: 'Queijo', note: 'Ana' } },
  ]);
  const versionOf = (shown: typeof before) => (shown !== null && 'version' in shown ? shown.version : -1);
  expect(versionOf(now())).toBeGreaterThan(versionOf(before));
});

test('a product is found again by its code, and in a row without one by its name', async () => {
  const { open, start, products, save, rows } = openImports();
  await save({ ...aWholeProduct, code: '00042', name: 'Queijo' });
  await save({ name: 'Café torrado', price: 2_000 as Centavos });
  await open(
    csv(
      ['Código', 'Nome', 'Preço'],
      ['42', 'Queijo curado', '70,00'],
      ['', 'CAFE  TORRADO', '21,00'],
      ['7', 'Mel', '9,50'],
    ),
  );
  expect((await rows()).rows.map(({ result }) => result.kind)).toEqual(['update', 'update', 'add']);
  await start();
  expect(products()).toMatchObject([
    { name: 'Mel', code: '7' },
    { name: 'CAFE TORRADO', price: 2_100 },
    { ...aWholeProductFields(), name: 'Queijo curado', code: '00042', price: 7_000 },
  ]);
});

function aWholeProductFields() {
  const { photoIds: _, code: _code, ...fields } = aWholeProduct;
  return fields;
}

test('rows that would make a muddle are refused, and say with which row or product', async () => {
  const { open, save, rows, plan } = openImports();
  await save({ name: 'Mel', code: 'A' });
  await save({ name: 'Mel', code: 'B' });
  await open(csv(['Código', 'Nome'], ['', 'Mel'], ['C', 'Pão'], ['C', 'Bolo'], ['A', 'Mel']));
  const problems = async () =>
    (await rows('refused')).rows.map(({ number, result }) => [
      number,
      ...(result.kind === 'refused' ? result.problems.map(({ code, otherRow }) => [code, otherRow]) : []),
    ]);
  expect(await problems()).toEqual([
    [2, ['name-ambiguous', null]],
    [4, ['twice-in-file', 3]],
  ]);
  await plan({ match: 'never' });
  expect(await problems()).toEqual([
    [4, ['twice-in-file', 3]],
    [5, ['code-taken', null]],
  ]);
});

test('a row that says what the catalogue says already is not written', async () => {
  const { open, start, save, now, shop } = openImports();
  await save({ name: 'Mel', price: 950 as Centavos });
  await open(csv(['Nome', 'Preço'], ['Mel', '9,50']));
  expect(now()).toMatchObject({ counts: { same: 1, add: 0, update: 0 } });
  await start();
  expect(countLeft(shop)).toMatchObject({ versions: 1, prices: 1 });
});

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

async function settleUntil(isDone: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !isDone(); turn += 1) await settlePromises();
  expect(isDone()).toBe(true);
}

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

test('the rows that failed are saved with their reasons, and go in once they are corrected', async () => {
  const { open, start, saveFile, products, now } = openImports();
  await open(
    csv(['Nome', 'Preço', 'Nota'], ['Mel', 'R$ 1.29,9', "'=2"], ['Pão', '1,00', ''], ['', '31', '"a;b"']),
  );
  await start();
  const { name, content } = await saveFile('imports.saveRefused');
  expect(name).toBe('Linhas para corrigir 2025-11-22.csv');
  expect(content).toBe(
    `\u{feff}${csv(
      ['Nome', 'Preço', 'Nota', 'Motivo'],
      ['Mel', 'R$ 1.29,9', "'=2", 'Por (preço): Este valor não é um preço. Escreva como 1.299,90.'],
      ['', '31', '"a;b"', 'Nome: Falta o nome do produto.'],
    )}`,
  );
  await open(content.replace('1.29,9', '1,29').replace('\r\n;31', '\r\nSal;31'));
  expect(now()).toMatchObject({
    plan: { fields: ['name', 'price', 'note', null] },
    counts: { add: 2, refused: 0 },
  });
  await start();
  expect(products()).toMatchObject([
    { name: 'Mel', price: 129, note: '=2' },
    { name: 'Sal', price: 3_100, note: 'a;b' },
    { name: 'Pão' },
  ]);
});

test.for(languages)('the template in %s can be filled in and imported', async (language) => {
  const { open, saveFile, now, rows } = openImports({ language });
  const { content } = await saveFile('imports.saveTemplate');
  await open(content);
  expect(now()).toMatchObject({ plan: { hasHeader: true, match: 'code' }, counts: { all: 1, add: 1 } });
  expect((await rows()).rows[0]?.result).toMatchObject({
    fields: {
      ...aWholeProductFields(),
      name: expect.any(String),
      link: expect.any(String),
      category: expect.any(String),
      note: expect.any(String),
      validUntil: '2025-12-24',
    },
    notes: [{ code: 'no-photo-folder' }],
  });
});

test('what is exported is the very same when it is imported into another shop, and nothing new in its own', async () => {
  const here = openImports();
  await here.save({ ...aWholeProduct, name: '\'=Queijo; "bom"', note: 'a\nb' });
  await here.save({ name: '+Mel' });
  await here.handlers['exports.save']({ ids: null });
  const { name, content = '' } = here.saved[0] ?? {};
  expect(name).toBe('Produtos 2025-11-22.csv');
  await here.open(content);
  expect(here.now()).toMatchObject({ counts: { all: 2, same: 2 } });

  const there = openImports({ seed: 2 });
  await there.open(content);
  await there.start();
  const withoutIds = (shop: typeof here) => shop.products().map(({ id: _, ...product }) => product);
  expect(withoutIds(there)).toEqual(withoutIds(here));
});

test('chosen products alone can be exported', async () => {
  const { save, handlers, saved } = openImports();
  await save({ name: 'Mel' });
  const cheese = await save({ name: 'Queijo' });
  await handlers['exports.save']({ ids: [cheese.id] });
  expect(saved[0]?.content.split('\r\n')[1]).toMatch(/^Queijo;/);
  expect(saved[0]?.content.split('\r\n')).toHaveLength(3);
});

test('a file is known by what it is: a CSV called .xlsx is read, and an XLSX called .csv', async () => {
  const folder = makeFolder();
  const file = join(folder, 'lista.xlsx');
  writeFileSync(file, csv(['Nome'], ['Mel']));
  const { handlers, now, open } = openImports({ file });
  expect(await handlers['imports.pick']({})).toBe(true);
  expect(now()).toMatchObject({ file: { name: 'lista.xlsx', format: 'csv' }, counts: { add: 1 } });
  const xlsx = pack(partsOf({ sheets: [{ name: 'Plan1', xml: sheetXml(rowXml(1, [inline('Nome')])) }] }));
  await open(xlsx, 'lista.csv');
  expect(now()).toMatchObject({ file: { name: 'lista.csv', format: 'xlsx', sheets: ['Plan1'] } });
});

test('another sheet of the same file can be taken', async () => {
  const sheet = (name: string) => ({
    name,
    xml: sheetXml(rowXml(1, [inline('Nome')]) + rowXml(2, [inline(name)])),
  });
  const { open, handlers, now, rows } = openImports();
  await open(pack(partsOf({ sheets: [sheet('Queijos'), sheet('Doces')] })), 'loja.xlsx');
  expect(await handlers['imports.chooseSheet']({ sheet: 1 })).toBe(true);
  expect(now()).toMatchObject({ file: { sheets: ['Queijos', 'Doces'], sheet: 1 } });
  expect((await rows()).rows).toMatchObject([{ number: 2, result: { fields: { name: 'Doces' } } }]);
});

test('a file that cannot be read says why, and what lay open before is gone with it', async () => {
  const { open, now } = openImports();
  expect(await codeOf(open('%PDF-1.7'))).toBe('spreadsheet-other-format');
  expect(now()).toBeNull();
  await open(csv(['Nome'], ['Mel']));
  expect(await codeOf(open(''))).toBe('spreadsheet-empty');
  expect(now()).toBeNull();
});

test('a reading that is cancelled gives nothing, and nothing else goes on beside it', async () => {
  const { open, now, handlers } = openImports({
    read: (_bytes, _sheet, signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(null))),
  });
  const opening = open(csv(['Nome'], ['Mel']));
  await settlePromises();
  expect(now()).toEqual({ kind: 'reading', fileName: 'lista.csv' });
  expect(await codeOf(open(csv(['Nome'], ['Pão'])))).toBe('import-busy');
  await handlers['imports.cancel']({});
  expect(await opening).toBe(false);
  expect(now()).toBeNull();
});

test('dialogs that she closes change nothing, and without a file there is nothing to do', async () => {
  const { handlers, told, open, start } = openImports();
  expect(await handlers['imports.pick']({})).toBe(false);
  expect(told).toEqual([]);
  expect(await codeOf((async () => handlers['imports.rows']({ show: 'all', offset: 0, limit: 1 }))())).toBe(
    'not-found',
  );
  expect(await codeOf(start())).toBe('not-found');
  await open(csv(['Nome'], ['Mel']));
  expect(await handlers['imports.choosePhotoFolder']({})).toBe(false);
  expect(await start()).toBe(true);
  expect(await codeOf(start())).toBe('not-found');
});
