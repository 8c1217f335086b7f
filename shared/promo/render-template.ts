import type { TemplatePart } from './parse-template.ts';
import type { Variable } from './variables.ts';

/** What each variable says of one product; `null` where the product does not have it. */
export type Values = Readonly<Record<Variable, string | null>>;

/**
 * Puts the values into a template and leaves no trace of what is missing: a group with a missing variable vanishes
 * whole. Outside of groups a missing variable takes the words before it along, back to the variable before ("De ~{de}~
 * por {preço}" without an old price is "por R$ 10"), and the whole line where nothing else is said. A line that became
 * empty is gone, and so is the second of two blank lines that meet; what she typed as blank stays.
 */
export function renderTemplate(parts: readonly TemplatePart[], values: Values): string {
  const lines: Line[] = [[]];
  write(parts, values, lines);
  return joinLines(lines);
}

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly text: string }
  /** Where a group or a variable vanished; `takesLabel` when the words before it only led up to it. */
  | { readonly kind: 'gone'; readonly takesLabel: boolean };

/** One line of the template; a value in it may have several. */
type Line = Piece[];

function write(parts: readonly TemplatePart[], values: Values, lines: Line[]): void {
  const put = (piece: Piece) => lines.at(-1)?.push(piece);
  for (const part of parts) {
    if (part.kind === 'text') {
      const [first = '', ...rest] = part.text.split('\n');
      put({ kind: 'text', text: first });
      for (const text of rest) lines.push([{ kind: 'text', text }]);
    } else if (part.kind === 'variable') {
      const text = values[part.variable];
      put(text === null ? { kind: 'gone', takesLabel: true } : { kind: 'value', text });
    } else if (vanishes(part.parts, values)) {
      put({ kind: 'gone', takesLabel: false });
    } else {
      write(part.parts, values, lines);
    }
  }
}

function vanishes(parts: readonly TemplatePart[], values: Values): boolean {
  const own = parts.filter((part) => part.kind === 'variable');
  if (own.some(({ variable }) => values[variable] === null)) return true;
  const groups = parts.filter((part) => part.kind === 'group');
  return own.length === 0 && groups.every((group) => vanishes(group.parts, values));
}

function joinLines(lines: readonly Line[]): string {
  const kept: string[] = [];
  let wasDropped = false;
  for (const line of lines) {
    const text = joinLine(line);
    const meetsBlank: boolean = wasDropped && text?.trim() === '' && (kept.at(-1) ?? '').trim() === '';
    wasDropped = text === null || meetsBlank;
    if (text !== null && !meetsBlank) kept.push(text);
  }
  return trimBlankEnds(kept.join('\n'));
}

/** Without spaces and breaks at its ends, except those that indent its first line. */
export function trimBlankEnds(text: string): string {
  return text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
}

/** @returns the line, or `null` when all that it said is gone */
function joinLine(line: Line): string | null {
  const hasGone = line.some(({ kind }) => kind === 'gone');
  if (!hasGone) return join(spreadMarks(line));
  const saysNothing = !line.some(({ kind }) => kind === 'value');
  if (saysNothing && line.some((piece) => piece.kind === 'gone' && piece.takesLabel)) return null;
  const text = join(spreadMarks(closeGaps(line))).trimEnd();
  return text.trim() === '' ? null : text;
}

function join(line: Line): string {
  return line.map((piece) => (piece.kind === 'gone' ? '' : piece.text)).join('');
}

/** Takes away what stood around the gaps only for their sake: marks, parentheses, the label before, a second space. */
function closeGaps(line: Line): Line {
  const closed: Line = [];
  let after: Piece[] = line;
  while (after.length > 0) {
    const [piece, ...rest] = after as [Piece, ...Piece[]];
    after = rest;
    if (piece.kind !== 'gone') {
      closed.push(piece);
      continue;
    }
    const { before, behind } = unwrap(textOf(closed.at(-1)), textOf(after[0]));
    const left = piece.takesLabel ? withoutLabel(before) : before;
    if (closed.at(-1)?.kind === 'text') closed[closed.length - 1] = { kind: 'text', text: left };
    const isOpen = /(^|\s)[*_~`]*$/.test(join(closed));
    if (after[0]?.kind === 'text') {
      after = [{ kind: 'text', text: isOpen ? behind.trimStart() : behind }, ...after.slice(1)];
    }
  }
  return closed;
}

function textOf(piece: Piece | undefined): string {
  return piece?.kind === 'text' ? piece.text : '';
}

const pairs: Readonly<Record<string, string>> = { '*': '*', _: '_', '~': '~', '`': '`', '(': ')' };

/** `De ~` and `~ por` → `De ` and ` por`. */
function unwrap(before: string, behind: string): { readonly before: string; readonly behind: string } {
  let count = 0;
  while (count < before.length && count < behind.length) {
    const opening = before[before.length - 1 - count] ?? '';
    if (pairs[opening] === undefined || pairs[opening] !== behind[count]) break;
    count += 1;
  }
  return { before: before.slice(0, before.length - count), behind: behind.slice(count) };
}

/** Nothing, or the marks in it that belong to something outside of it. */
function withoutLabel(label: string): string {
  const marks = ['*', '_', '~', '`'].filter((mark) => label.split(mark).length % 2 === 0);
  return [...label]
    .filter((character, at) => marks.includes(character) && label.indexOf(character) === at)
    .join('');
}

/** WhatsApp ends every mark with its line, so marks around a value of several lines are put around each of them. */
function spreadMarks(line: Line): Line {
  return line.map((piece, at) => {
    if (piece.kind !== 'value' || !piece.text.includes('\n')) return piece;
    const opening = /[*_~]+$/.exec(textOf(line[at - 1]))?.[0] ?? '';
    const closing = /^[*_~]+/.exec(textOf(line[at + 1]))?.[0] ?? '';
    const reversed = [...opening].reverse().join('');
    if (opening === '' || reversed !== closing) return piece;
    const lines = piece.text.split('\n').map((text) => text.trim());
    const last = lines.length - 1;
    const text = lines
      .map((inside, index) =>
        inside === '' ? '' : `${index === 0 ? '' : opening}${inside}${index === last ? '' : closing}`,
      )
      .join('\n');
    return { kind: 'value', text };
  });
}
