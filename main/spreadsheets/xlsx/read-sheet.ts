import { AppError } from '../../../shared/failure.ts';
import { mostSpreadsheetColumns } from '../../../shared/imports.ts';
import { collectText, decodeEscapes } from './collect-text.ts';
import type { Zip } from './open-zip.ts';
import { readXml } from './read-xml.ts';
import type { ShowNumber } from './show-number.ts';

/** The text of a cell, or the number of the text that it shares with others. */
export type SheetCell = string | { readonly shared: number };

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
}

/** As Excel has it. */
const lastRow = 1_048_576;

/**
 * Reads the cells of a sheet row by row.
 * @param onRow gets the row's number and its cells; it may throw, and then no more is read
 * @throws AppError `spreadsheet-unreadable`, `spreadsheet-too-many-columns`, `spreadsheet-too-heavy`
 */
export function readSheet(
  zip: Zip,
  part: string,
  showNumber: ShowNumber,
  onRow: (number: number, cells: readonly SheetCell[]) => void,
): void {
  let number = 0;
  let cells: SheetCell[] = [];
  let nextColumn = 0;
  let cell: OpenCell | undefined;
  let value = '';
  let isInValue = false;
  const inline = collectText();

  function closeCell(): void {
    const shown = cell && showCell(cell, value, inline.read(), showNumber);
    if (cell === undefined || shown === undefined || shown === '') return;
    if (cell.column >= mostSpreadsheetColumns) throw new AppError('spreadsheet-too-many-columns');
    while (cells.length < cell.column) cells.push('');
    cells[cell.column] = shown;
  }

  readXml(zip.read(part), {
    open(name, attributes) {
      if (name === 'row') {
        number = readRowNumber(attributes.r) ?? number + 1;
        cells = [];
        nextColumn = 0;
      } else if (name === 'c') {
        // Some writers leave the reference out: the cell then stands right after the one before it.
        const column = readColumn(attributes.r) ?? nextColumn;
        nextColumn = column + 1;
        cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0) };
        value = '';
        inline.clear();
      } else if (name === 'v') isInValue = true;
      inline.open(name);
    },
    text(text) {
      if (isInValue) value += text;
      else if (cell) inline.text(text);
    },
    close(name) {
      if (name === 'v') isInValue = false;
      inline.close(name);
      if (name === 'c') {
        closeCell();
        cell = undefined;
      } else if (name === 'row') onRow(number, cells);
    },
  });
}

/** The kinds of cells: ECMA-376 part 1, 18.18.11 (ST_CellType). */
function showCell(cell: OpenCell, value: string, inline: string, showNumber: ShowNumber): SheetCell {
  switch (cell.type) {
    case 's':
      return value === '' ? '' : { shared: Number(value) };
    case 'inlineStr':
      return inline;
    case 'b':
      return value.trim() === '1' || value.trim() === 'true' ? 'VERDADEIRO' : 'FALSO';
    case 'd':
      return showIsoDay(value);
    case 'str':
    case 'e':
      return decodeEscapes(value);
    default: {
      const number = Number(value);
      return value.trim() === '' || Number.isNaN(number) ? value : showNumber(number, cell.style);
    }
  }
}

function showIsoDay(value: string): string {
  return value.replace(/^(\d{4})-(\d\d)-(\d\d)(?:T.*)?$/, '$3/$2/$1');
}

function readRowNumber(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  const number = Number(reference);
  if (!Number.isInteger(number) || number < 1 || number > lastRow)
    throw new AppError('spreadsheet-unreadable');
  return number;
}

/** `C7` → 2 */
function readColumn(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Za-z]{1,3})\$?\d*$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
