/**
 * The rows of a CSV (RFC 4180), as forgiving as Excel: rows may end with CRLF, LF or CR, also mixed, a quote in the
 * middle of a cell is a quote, and one that is never closed reaches to the end.
 */
export function* splitCsv(text: string, separator: string): Generator<string[]> {
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? readQuoted(text, at, separator) : readPlain(text, at, separator);
    row.push(cell.text);
    at = cell.end;
    const ending = text[at];
    if (ending === separator) {
      at += 1;
      // A separator as the very last character has one more empty cell behind it.
      if (at < text.length) continue;
      row.push('');
    } else if (ending === '\r' && text[at + 1] === '\n') at += 2;
    else at += 1;
    yield row;
    row = [];
  }
}

interface Cell {
  readonly text: string;
  /** Where the separator or the line break after it stands, or the end. */
  readonly end: number;
}

function readPlain(text: string, start: number, separator: string): Cell {
  let end = start;
  while (end < text.length && !isEnding(text[end], separator)) end += 1;
  return { text: text.slice(start, end), end };
}

function readQuoted(text: string, start: number, separator: string): Cell {
  let cell = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { text: cell + text.slice(at), end: text.length };
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      // What stands between the closing quote and the separator belongs to the cell, as in Excel.
      const rest = readPlain(text, quote + 1, separator);
      return { text: cell + rest.text, end: rest.end };
    }
    cell += '"';
    at = quote + 2;
  }
}

function isEnding(character: string | undefined, separator: string): boolean {
  return character === separator || character === '\n' || character === '\r';
}
