import { AppError } from '../../../shared/failure.ts';
import { collectRows } from '../collect-rows.ts';
import type { Spreadsheet } from '../spreadsheet.ts';
import { openZip, type Zip } from './open-zip.ts';
import { readSheet, type SheetCell } from './read-sheet.ts';
import { readStrings } from './read-strings.ts';
import { readStyles } from './read-styles.ts';
import { readWorkbook, type Workbook } from './read-workbook.ts';
import { createShowNumber, type ShowNumber } from './show-number.ts';

interface RawRow {
  readonly number: number;
  readonly cells: readonly SheetCell[];
}

/**
 * Reads one sheet of a workbook. Its cells come before the texts that they share, so that a sheet with too many rows
 * is refused at the row that is too many.
 * @param wanted which of the visible sheets; `null` takes the first that is not empty
 * @throws AppError `spreadsheet-…`
 */
export function readXlsx(bytes: Uint8Array, wanted: number | null): Spreadsheet {
  const zip = openZip(bytes);
  const workbook = readWorkbook(zip);
  const showNumber = createShowNumber(readStyles(zip, workbook.styles), workbook.countsFrom1904);
  const found =
    wanted === null ? findFilled(zip, workbook, showNumber) : readRaw(zip, workbook, wanted, showNumber);
  const strings = readStrings(zip, workbook.strings, sharedIn(found.rows));
  const collector = collectRows();
  for (const { number, cells } of found.rows) {
    const texts = cells.map((cell) => (typeof cell === 'string' ? cell : (strings.get(cell.shared) ?? '')));
    collector.add(number, texts);
  }
  const { sheets } = workbook;
  return {
    format: 'xlsx',
    sheets: sheets.map(({ name }) => name),
    sheet: found.sheet,
    encoding: null,
    separator: null,
    rows: collector.rows,
  };
}

interface RawSheet {
  readonly sheet: number;
  readonly rows: readonly RawRow[];
}

function findFilled(zip: Zip, workbook: Workbook, showNumber: ShowNumber): RawSheet {
  for (const sheet of workbook.sheets.keys()) {
    const raw = readRaw(zip, workbook, sheet, showNumber);
    if (raw.rows.length > 0) return raw;
  }
  throw new AppError('spreadsheet-empty');
}

function readRaw(zip: Zip, { sheets }: Workbook, sheet: number, showNumber: ShowNumber): RawSheet {
  const found = sheets[sheet];
  if (found === undefined) throw new AppError('not-found');
  const limits = collectRows();
  const rows: RawRow[] = [];
  readSheet(zip, found.part, showNumber, (number, cells) => {
    if (cells.length === 0) return;
    limits.add(
      number,
      cells.map((cell) => (typeof cell === 'string' ? cell : 'shared')),
    );
    rows.push({ number, cells });
  });
  return { sheet, rows };
}

function sharedIn(rows: readonly RawRow[]): ReadonlySet<number> {
  const wanted = new Set<number>();
  for (const { cells } of rows) {
    for (const cell of cells) if (typeof cell !== 'string') wanted.add(cell.shared);
  }
  return wanted;
}
