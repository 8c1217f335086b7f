import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeHarmlessMark, writeCsvRow, writeCsvTime } from '../../main/spreadsheets/csv/write-csv.ts';
import { openHistory } from './open-history.ts';
import { addPastBroadcasts } from './past-broadcasts.ts';

test.for([
  ['plain', 'plain'],
  [12, '12'],
  ['', ''],
  ['a;b', '"a;b"'],
  ['say "oi"', '"say ""oi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=SUM(A1)', "'=SUM(A1)"],
  ['+5511', "'+5511"],
  ['-20 %', "'-20 %"],
  ['@loja', "'@loja"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  ['=1;"2"', '"\'=1;""2"""'],
  ['a=b', 'a=b'],
  ["'=a", "''=a"],
  ["''+a", "'''+a"],
  ["'abc", "'abc"],
  ['1.299,90', '1.299,90'],
] as const)('the cell %j is written %j', ([cell, written]) => {
  expect(writeCsvRow([cell])).toBe(`${written}\r\n`);
});

test('whatever the cells hold, a reader of CSV gets them back, and none of them is a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (cells) => {
      const read = readCsv(writeCsvRow(cells));
      expect(read).toHaveLength(1);
      expect(read[0]?.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
      expect(read[0]?.map(takeHarmlessMark)).toEqual(cells);
    }),
  );
});

test('a time is written as Excel in Brazil reads a date', () => {
  expect(writeCsvTime(new Date(2025, 10, 22, 9, 5).getTime())).toBe('22/11/2025 09:05');
  expect(writeCsvTime(new Date(2026, 0, 3, 23, 59, 59).getTime())).toBe('03/01/2026 23:59');
});

test('the spreadsheet has a mark that it is UTF-8, a heading, and a row for each group', async () => {
  const { shop, exportAll } = openHistory();
  addPastBroadcasts(shop, [
    {
      productName: 'Pão; o de sempre',
      text: '=Promoção\r\n"fresquinho"',
      createdAt: new Date(2025, 10, 22, 9, 0).getTime(),
      groups: [
        { name: 'Clientes', people: 12, delivered: 9, seen: 3 },
        { name: '-Vizinhas', state: 'failed', reason: 'may-not-post' },
        { name: '' },
      ],
    },
  ]);
  const { name, content = '' } = await exportAll();
  expect(name).toBe('Histórico de envios 2025-11-22.csv');
  expect(Buffer.from(content).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(content.slice(1).endsWith('\r\n')).toBe(true);
  const [heading, ...rows] = readCsv(content.slice(1));
  expect(heading?.slice(0, 5)).toEqual(['Começou em', 'Produto', 'Mensagem', 'Grupo', 'Situação']);
  const promo = ['22/11/2025 09:00', 'Pão; o de sempre', '\'=Promoção\n"fresquinho"'];
  expect(rows).toEqual([
    [...promo, 'Clientes', 'Enviado', '', '22/11/2025 09:01', '12', '9', '3'],
    [...promo, "'-Vizinhas", 'Não enviado', 'Você não pode enviar neste grupo', '', '10', '', ''],
    [...promo, 'Minha própria conversa', 'Enviado', '', '22/11/2025 09:01', '10', '0', '0'],
  ]);
});

test('the spreadsheet holds what the filter shows, newest first, in her language', async () => {
  const { shop, exportAll } = openHistory({ language: 'en' });
  addPastBroadcasts(
    shop,
    Array.from({ length: 300 }, (_, index) => ({
      productName: `${index % 2 === 0 ? 'Mel' : 'Café'} ${index}`,
    })),
  );
  const { name, content = '' } = await exportAll({ search: 'cafe' });
  const rows = readCsv(content.slice(1));
  expect(name).toBe('Broadcast history 2025-11-22.csv');
  expect(rows[0]?.[3]).toBe('Group');
  expect(rows).toHaveLength(151);
  expect([rows[1]?.[1], rows[150]?.[1]]).toEqual(['Café 299', 'Café 1']);
});

test('a dialog that she closed saves nothing and is no failure', async () => {
  const { shop, exportAll } = openHistory({ isSaved: false });
  addPastBroadcasts(shop, [{}]);
  expect(await exportAll()).toEqual({ isDone: false });
});

/** A reader of its own, as RFC 4180 says, with `;` between the cells. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (isQuoted && character === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (isQuoted) cell += character;
    else if (character === ';') {
      row.push(cell);
      cell = '';
    } else if (character === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at += 1;
    } else cell += character;
  }
  return rows;
}
