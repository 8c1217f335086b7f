import type { ImportColumn, ImportFile } from '../../shared/imports.ts';
import type { Spreadsheet } from '../spreadsheets/spreadsheet.ts';

const mostSamples = 3;
const longestSample = 200;

/** What the window shows of a spreadsheet before anything is done with it. */
export function describeFile(name: string, { format, sheets, sheet, rows }: Spreadsheet): ImportFile {
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  const [first, ...others] = rows.slice(0, 200).map(({ cells }) => cells);
  const columns = Array.from({ length: width }, (_, column): ImportColumn => {
    const below = others.map((cells) => cells[column]?.trim() ?? '').filter(Boolean);
    return {
      letter: letterOf(column),
      firstCell: shorten(first?.[column] ?? ''),
      samples: below.slice(0, mostSamples).map(shorten),
    };
  });
  return { name, format, sheets, sheet, columns, rowCount: rows.length };
}

/** 0 → A, 26 → AA */
function letterOf(column: number): string {
  const before = Math.floor(column / 26);
  return (before > 0 ? letterOf(before - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function shorten(cell: string): string {
  return cell.slice(0, longestSample);
}
