/** What stands between cells where the comma is the decimal sign, as in Brazil. */
const separator = ';';

/** Tells Excel that the file is UTF-8. */
export const byteOrderMark = '\u{FEFF}';

/** One row as Excel in Brazil opens it right: `;` between the cells, and CRLF at the end. */
export function writeCsvRow(cells: readonly (string | number)[]): string {
  return `${cells.map(writeCell).join(separator)}\r\n`;
}

function writeCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const harmless = makeHarmless(cell);
  return /["\r\n;]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * A text that a spreadsheet would take for a formula stays a text: a promo may begin with "-20 %" or "=)". One that
 * begins with that `'` already gets one more, so that `takeHarmlessMark` gives every text back.
 */
function makeHarmless(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** What was written, again. */
export function takeHarmlessMark(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** `22/11/2025 09:00` in this computer's time zone, which Excel in Brazil takes for a date. */
export function writeCsvTime(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(date.getDate())}/${two(date.getMonth() + 1)}/${String(date.getFullYear()).padStart(4, '0')}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
