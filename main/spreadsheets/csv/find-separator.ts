import { type Separator, separators } from '../spreadsheet.ts';
import { splitCsv } from './split-csv.ts';

const mostRows = 100;
const mostCharacters = 200_000;

/**
 * The separator that gives most rows the same number of cells, and more than one. Where two do so alike, the earlier
 * in the list: in Brazil a comma is also found in every price.
 * @param said what the file itself says of it, if anything
 */
export function findSeparator(text: string, said?: string): Separator {
  const isSaid = separators.find((separator) => separator === said);
  if (isSaid !== undefined) return isSaid;
  const start = text.slice(0, mostCharacters);
  const scored = separators.map((separator) => ({ separator, score: scoreOf(start, separator) }));
  return scored.reduce((best, other) => (other.score > best.score ? other : best)).separator;
}

/** From 0 to 2: how many of the rows agree, and whether the first one, which names the columns, is among them. */
function scoreOf(text: string, separator: Separator): number {
  const widths: number[] = [];
  for (const cells of splitCsv(text, separator)) {
    if (cells.some((cell) => cell !== '')) widths.push(cells.length);
    if (widths.length === mostRows) break;
  }
  const usual = mostFrequent(widths);
  if (usual < 2) return 0;
  const agreeing = widths.filter((width) => width === usual).length;
  return agreeing / widths.length + (widths[0] === usual ? 1 : 0);
}

function mostFrequent(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].reduce((best, other) => (other[1] > best[1] ? other : best), [0, 0])[0];
}
