import { describe, expect, test } from 'vitest';
import { readSpreadsheet } from '../../main/spreadsheets/read-spreadsheet.ts';
import { realCsvFiles } from './real-csv-files.ts';
import { realXlsxFiles } from './real-xlsx-files.ts';

const files = [...realCsvFiles, ...realXlsxFiles];

test(`there are at least 30 files as programs write them: ${realCsvFiles.length} CSV and ${realXlsxFiles.length} XLSX`, () => {
  expect(files.length).toBeGreaterThanOrEqual(30);
  expect(new Set(files.map(({ by }) => by)).size).toBe(files.length);
});

describe(`a person sees what she saw in the file of`, () => {
  test.for(files.map((file, index) => [index + 1, file.by, file] as const))(
    `${'%i'} of ${files.length}: %s`,
    ([, , file]) => {
      const { rows, ...facts } = readSpreadsheet(file.bytes);
      expect(rows.map(({ cells }) => cells)).toEqual(file.rows);
      expect(rows.map(({ number }) => number)).toEqual(
        file.numbers ?? file.rows.map((_, index) => index + 1),
      );
      expect(facts).toMatchObject(file.facts ?? {});
    },
  );
});

test('another sheet can be asked for', () => {
  const numbers = realXlsxFiles.find(({ by }) => by.startsWith('Apple Numbers'));
  expect(readSpreadsheet(numbers?.bytes ?? new Uint8Array(), 1)).toMatchObject({
    sheet: 1,
    rows: [{ cells: ['Mel'] }],
  });
});
