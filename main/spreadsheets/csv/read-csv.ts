import { collectRows } from '../collect-rows.ts';
import type { Spreadsheet } from '../spreadsheet.ts';
import { decodeText } from './decode-text.ts';
import { findSeparator } from './find-separator.ts';
import { splitCsv } from './split-csv.ts';

/** @throws AppError `spreadsheet-too-many-rows`, `spreadsheet-too-many-columns`, `spreadsheet-too-heavy` */
export function readCsv(bytes: Uint8Array): Spreadsheet {
  const { text, encoding } = decodeText(bytes);
  // Excel takes the separator from a first line "sep=;", and shows the file without it.
  const said = /^sep=([;,\t|])(?:\r\n|\r|\n|$)/i.exec(text);
  const body = said ? text.slice(said[0].length) : text;
  const separator = findSeparator(body, said?.[1]);
  const collector = collectRows();
  let number = 0;
  for (const cells of splitCsv(body, separator)) {
    number += 1;
    collector.add(number, cells);
  }
  return { format: 'csv', sheets: [], sheet: 0, encoding, separator, rows: collector.rows };
}
