import { AppError } from '../../../shared/failure.ts';
import { readSpreadsheet } from '../read-spreadsheet.ts';
import type { SpreadsheetRow } from '../spreadsheet.ts';
import type { FromReader, ToReader } from './messages.ts';

/** Main takes a piece of this size in within a few milliseconds. */
const mostRows = 500;
const mostCharacters = 100_000;

/** Reads, and tells what was read or why it was not; a bug ends the process, and main sees that. */
export function* answerReading({ bytes, sheet }: ToReader): Generator<FromReader> {
  try {
    const { rows, ...facts } = readSpreadsheet(bytes, sheet);
    for (const piece of divide(rows)) yield { kind: 'rows', rows: piece };
    yield { kind: 'read', facts };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    yield { kind: 'refused', code: error.code };
  }
}

function* divide(rows: readonly SpreadsheetRow[]): Generator<readonly SpreadsheetRow[]> {
  let piece: SpreadsheetRow[] = [];
  let characterCount = 0;
  for (const row of rows) {
    piece.push(row);
    characterCount += row.cells.reduce((sum, { length }) => sum + length, 0);
    if (piece.length < mostRows && characterCount < mostCharacters) continue;
    yield piece;
    piece = [];
    characterCount = 0;
  }
  if (piece.length > 0) yield piece;
}
