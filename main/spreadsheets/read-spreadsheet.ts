import { AppError } from '../../shared/failure.ts';
import { largestSpreadsheet } from '../../shared/imports.ts';
import { readCsv } from './csv/read-csv.ts';
import { recogniseFile } from './recognise-file.ts';
import type { Spreadsheet } from './spreadsheet.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

/**
 * Reads a spreadsheet by what it is, whatever its name says. It may take seconds and much memory: in the app it runs
 * in a process of its own.
 * @param sheet of an XLSX: which of the visible sheets; `null` takes the first that is not empty
 * @throws AppError `spreadsheet-…`
 */
export function readSpreadsheet(bytes: Uint8Array, sheet: number | null = null): Spreadsheet {
  if (bytes.byteLength > largestSpreadsheet) throw new AppError('spreadsheet-too-large');
  const kind = recogniseFile(bytes);
  if (kind !== 'zip' && kind !== 'text') throw new AppError(kind);
  const spreadsheet = kind === 'zip' ? readXlsx(bytes, sheet) : readCsv(bytes);
  if (spreadsheet.rows.length === 0 && sheet === null) throw new AppError('spreadsheet-empty');
  return spreadsheet;
}
