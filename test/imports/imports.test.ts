import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Centavos } from '../../shared/money.ts';
import { aWholeProduct, makeFolder } from '../builders.ts';
import { settlePromises } from '../fakes/clock.ts';
import { inline, pack, partsOf, rowXml, sheetXml } from '../spreadsheets/make-xlsx.ts';
import { aWholeProductFields, codeOf, countLeft, csv, openImports } from './open-imports.ts';

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
