import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readSpreadsheet } from '../../main/spreadsheets/read-spreadsheet.ts';
import { AppError, type FailureCode } from '../../shared/failure.ts';
import { largestSpreadsheet } from '../../shared/imports.ts';
import { head, inline, main, pack, partsOf, rowXml, shared, sheetXml, text } from './make-xlsx.ts';
import { realCsvFiles } from './real-csv-files.ts';
import { realXlsxFiles } from './real-xlsx-files.ts';

const sheetPart = 'xl/worksheets/sheet1.xml';
const good = () => partsOf({ sheets: [{ name: 'Plan1', xml: sheetXml(rowXml(1, [inline('Mel')])) }] });
const withSheet = (xml: string) => pack({ ...good(), [sheetPart]: xml });
const rows = (count: number, row: (number: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index + 1)).join('');

/** A workbook whose sheet is its head and then one sign, over and over: a thousand times smaller in the file. */
function bomb(sign: string, megabytes: number): Uint8Array {
  const start = strToU8(`${head}<worksheet xmlns="${main}"><sheetData>`);
  const filled = Buffer.alloc(megabytes * 1_000_000, sign);
  return pack({ ...good(), [sheetPart]: Buffer.concat([start, filled]) });
}

/** Makes every part claim to be a hundred bytes long, in front of it and in the directory. */
function lieAboutSizes(zip: Uint8Array): Uint8Array {
  const lying = Buffer.from(zip);
  for (let at = 0; at < lying.length - 46; at += 1) {
    if (lying.readUInt32LE(at) === 0x04034b50) lying.writeUInt32LE(100, at + 22);
    if (lying.readUInt32LE(at) === 0x02014b50) lying.writeUInt32LE(100, at + 24);
  }
  return lying;
}

function markEncrypted(zip: Uint8Array): Uint8Array {
  const marked = Buffer.from(zip);
  for (let at = 0; at < marked.length - 46; at += 1) {
    if (marked.readUInt32LE(at) === 0x02014b50) marked.writeUInt16LE(1, at + 8);
  }
  return marked;
}

const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const zipOf = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])));
const letter = (code: number) => String.fromCharCode(code);

/** What is wrong with it, what makes it, what it is refused with, and how long that may take in milliseconds. */
const badFiles: readonly (readonly [string, () => Uint8Array, FailureCode, number])[] = [
  ['nothing at all', () => new Uint8Array(), 'spreadsheet-empty', 100],
  ['only line ends and separators', () => Buffer.from(';;\r\n;;\r\n'), 'spreadsheet-empty', 100],
  ['a workbook without a filled cell', () => withSheet(sheetXml('')), 'spreadsheet-empty', 500],
  ['more bytes than are taken', () => new Uint8Array(largestSpreadsheet + 1), 'spreadsheet-too-large', 100],
  [
    'a CSV of 1,000,000 rows',
    () => Buffer.from('Mel;9,50\r\n'.repeat(1_000_000)),
    'spreadsheet-too-many-rows',
    1_000,
  ],
  [
    'an XLSX of 1,000,000 rows',
    () => withSheet(sheetXml(rows(1_000_000, (number) => `<row r="${number}"><c t="s"><v>0</v></c></row>`))),
    'spreadsheet-too-many-rows',
    2_000,
  ],
  ['a CSV of 300 columns', () => Buffer.from(`${'a;'.repeat(300)}a\n`), 'spreadsheet-too-many-columns', 100],
  [
    'an XLSX with a cell in column ZZZ',
    () => withSheet(sheetXml('<row r="1"><c r="ZZZ1"><v>1</v></c></row>')),
    'spreadsheet-too-many-columns',
    500,
  ],
  ['a zip bomb of spaces', () => bomb(' ', 200), 'spreadsheet-too-heavy', 5_000],
  ['a zip bomb of tags without an end', () => bomb('<a>', 200), 'spreadsheet-unreadable', 5_000],
  [
    'a zip bomb that lies about its sizes',
    () => lieAboutSizes(bomb(' ', 200)),
    'spreadsheet-too-heavy',
    5_000,
  ],
  [
    'a long text that very many cells share',
    () =>
      pack({
        ...partsOf({
          sheets: [
            {
              name: 'Plan1',
              xml: sheetXml(rows(10_000, (number) => rowXml(number, Array(20).fill(shared(0))))),
            },
          ],
          strings: [text('x'.repeat(32_000))],
        }),
      }),
    'spreadsheet-too-heavy',
    5_000,
  ],
  [
    'words of its own that stand for one another',
    () =>
      withSheet(
        `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet xmlns="${main}"><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`,
      ),
    'spreadsheet-unreadable',
    500,
  ],
  [
    'a row with the number 99,999,999',
    () => withSheet(sheetXml('<row r="99999999"/>')),
    'spreadsheet-unreadable',
    500,
  ],
  ['XML that is not well-formed', () => withSheet(sheetXml('<row><c></row>')), 'spreadsheet-unreadable', 500],
  [
    'XML that ends in the middle',
    () => withSheet('<worksheet><sheetData><row>'),
    'spreadsheet-unreadable',
    500,
  ],
  ['half a zip', () => pack(good()).subarray(0, 700), 'spreadsheet-unreadable', 500],
  ['a zip without its last byte', () => pack(good()).subarray(0, -1), 'spreadsheet-unreadable', 500],
  [
    'a workbook that misses its sheet',
    () => {
      const { [sheetPart]: _, ...others } = good();
      return pack(others);
    },
    'spreadsheet-unreadable',
    500,
  ],
  ['a zip with a password', () => markEncrypted(pack(good())), 'spreadsheet-locked', 500],
  [
    'a workbook with a password, from Excel',
    () => Buffer.concat([ole, Buffer.alloc(2_000), Buffer.from('EncryptedPackage', 'utf16le')]),
    'spreadsheet-locked',
    500,
  ],
  ['an .xls of Excel 97', () => Buffer.concat([ole, Buffer.alloc(4_000)]), 'spreadsheet-old-format', 500],
  [
    'an .ods of LibreOffice',
    () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
    'spreadsheet-other-format',
    500,
  ],
  ['a file of Numbers', () => zipOf({ 'Index/Document.iwa': 'x' }), 'spreadsheet-other-format', 500],
  [
    'an .xlsb of Excel',
    () =>
      zipOf({
        '_rels/.rels': good()['_rels/.rels']?.replace('workbook.xml', 'workbook.bin') ?? '',
        'xl/workbook.bin': 'x',
      }),
    'spreadsheet-other-format',
    500,
  ],
  ['a document of Word', () => zipOf({ 'word/document.xml': '<w/>' }), 'spreadsheet-other-format', 500],
  ['an empty zip', () => zipOf({}), 'spreadsheet-other-format', 500],
  ['a PDF', () => Buffer.from('%PDF-1.7\n…'), 'spreadsheet-other-format', 100],
  ['a photo', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'spreadsheet-other-format', 100],
  [
    'a web page that a program calls .xls',
    () => Buffer.from('<html><body><table><tr><td>Mel</td></tr></table></body></html>'),
    'spreadsheet-other-format',
    100,
  ],
  [
    'a spreadsheet of Excel 2003 in XML',
    () => Buffer.from('\u{feff}<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'),
    'spreadsheet-other-format',
    100,
  ],
  [
    'a program',
    () => Buffer.from(`MZ${letter(0)}${letter(3)}${letter(0)}`.repeat(50)),
    'spreadsheet-other-format',
    100,
  ],
];

describe(`${badFiles.length} bad files are refused with a reason, in time`, () => {
  test.for(badFiles)('%s', ([, make, code, mostMs]) => {
    const bytes = make();
    const startedAt = performance.now();
    expect(codeOf(() => readSpreadsheet(bytes))).toBe(code);
    expect(performance.now() - startedAt).toBeLessThan(mostMs);
  });
});

test('a cell that is too long is kept just long enough to be seen as too long', () => {
  const { rows: read } = readSpreadsheet(Buffer.from(`Nome\n${'x'.repeat(100_000)}\n`));
  expect(read[1]?.cells[0]).toHaveLength(32_768);
});

test('whatever was done to the bytes of a good file, it is read or refused, and nothing else', () => {
  const files = [...realCsvFiles, ...realXlsxFiles].map(({ bytes }) => bytes);
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
      fc.nat(),
      (file, changes, cut) => {
        const bytes = Uint8Array.from(file);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const length = cut % 3 === 0 ? cut % (bytes.length + 1) : bytes.length;
        const code = codeOf(() => readSpreadsheet(bytes.subarray(0, length)));
        expect(code === undefined || code.startsWith('spreadsheet-')).toBe(true);
      },
    ),
    { numRuns: 1_000 },
  );
});

/** @returns `undefined` when it went well */
function codeOf(read: () => unknown): FailureCode | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
