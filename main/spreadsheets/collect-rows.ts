import { AppError } from '../../shared/failure.ts';
import { longestSpreadsheetCell, mostSpreadsheetColumns, mostSpreadsheetRows } from '../../shared/imports.ts';
import type { SpreadsheetRow } from './spreadsheet.ts';

export interface RowCollector {
  /** @throws AppError when one of the limits is passed, at the very row that passes it */
  add(number: number, cells: readonly string[]): void;
  readonly rows: readonly SpreadsheetRow[];
}

/** A text that a million cells share is little in the file and fills the memory of whoever gets the cells. */
const mostCharacters = 20_000_000;

/** Keeps the rows that hold something, within the limits: whoever reads a file stops where they are passed. */
export function collectRows(): RowCollector {
  const rows: SpreadsheetRow[] = [];
  let characterCount = 0;

  return {
    rows,
    add(number, allCells) {
      const width = allCells.findLastIndex((cell) => cell.trim() !== '') + 1;
      if (width === 0) return;
      if (width > mostSpreadsheetColumns) throw new AppError('spreadsheet-too-many-columns');
      if (rows.length === mostSpreadsheetRows) throw new AppError('spreadsheet-too-many-rows');
      const cells = allCells.slice(0, width).map(shorten);
      for (const { length } of cells) characterCount += length;
      if (characterCount > mostCharacters) throw new AppError('spreadsheet-too-heavy');
      rows.push({ number, cells });
    },
  };
}

/** One unit is left too many, so that whoever reads it sees that it is too long. */
function shorten(cell: string): string {
  return cell.length > longestSpreadsheetCell ? cell.slice(0, longestSpreadsheetCell + 1) : cell;
}
