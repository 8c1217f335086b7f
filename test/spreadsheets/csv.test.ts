import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { decodeText } from '../../main/spreadsheets/csv/decode-text.ts';
import { findSeparator } from '../../main/spreadsheets/csv/find-separator.ts';
import { splitCsv } from '../../main/spreadsheets/csv/split-csv.ts';
import { writeCsvRow } from '../../main/spreadsheets/csv/write-csv.ts';
import { separators } from '../../main/spreadsheets/spreadsheet.ts';

/** What a CSV must get right, and what it must leave alone. */
const cell = fc
  .array(
    fc.oneof(
      fc.constantFrom('"', ';', ',', '\t', '|', '\n', '\r\n', ' ', "'", '='),
      fc.string({ maxLength: 4 }),
    ),
    {
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(''));
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

test('another reader of CSV and ours find the same in what we write', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const text = rows.map(writeCsvRow).join('');
        const theirs = Papa.parse<string[]>(text.replace(/\r\n$/, ''), {
          delimiter: ';',
          newline: '\r\n',
        }).data;
        const ours = [...splitCsv(text, ';')];
        // The other one takes a file of one empty cell for no file at all.
        fc.pre(text !== '\r\n');
        expect(ours).toHaveLength(rows.length);
        expect(ours).toEqual(theirs);
      },
    ),
  );
});

test('quoted cells come back whatever is in them, with every separator and line end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...separators),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      (rows, separator, lineEnd, endsWithLineEnd) => {
        const text = rows.map((row) => row.map(quote).join(separator)).join(lineEnd);
        expect([...splitCsv(text + (endsWithLineEnd ? lineEnd : ''), separator)]).toEqual(rows);
      },
    ),
  );
});

test.for([
  ['a;b\n', [['a', 'b']]],
  ['a;\n', [['a', '']]],
  ['a;', [['a', '']]],
  ['a\n\nb', [['a'], [''], ['b']]],
  ['"a""b";c', [['a"b', 'c']]],
  ['"a"b;c', [['ab', 'c']]],
  ['a"b;c', [['a"b', 'c']]],
  ['"never closed;b\nc', [['never closed;b\nc']]],
  ['"a\r\nb";c\rd', [['a\r\nb', 'c'], ['d']]],
  ['', []],
] as const)('%j is read as %j', ([text, rows]) => {
  expect([...splitCsv(text, ';')]).toEqual(rows);
});

test.for([
  ['a;b\n1,5;2,5\n', ';'],
  ['1,5;2\n2,5;3\n', ';'],
  ['a,b\n1,2\n', ','],
  ['"a;b",c\n"d;e",f\n', ','],
  ['a\tb\nc;d\te;f\n', '\t'],
  ['a|b\nc|d, e\n', '|'],
  ['Nome\nMel, puro\nSal\n', ';'],
] as const)('the separator of %j is %j', ([text, separator]) => {
  expect(findSeparator(text)).toBe(separator);
});

test.for([
  ['Pão', 'utf-8'],
  ['plain', 'utf-8'],
  ['caf\u{e9} “x”', 'utf-8'],
] as const)('%j in UTF-8 is UTF-8', ([text, encoding]) => {
  expect(decodeText(Buffer.from(text))).toEqual({ text, encoding });
});

test('every letter of Windows-1252 is read right, the ones between 80 and 9F included', () => {
  const bytes = Uint8Array.from([0x93, 0x94, 0x96, 0x95, 0x80, 0x85, 0x99, 0xe3, 0xe7, 0x41, 0xc9]);
  expect(decodeText(bytes)).toEqual({ text: '“”–•€…™ãçAÉ', encoding: 'windows-1252' });
});
