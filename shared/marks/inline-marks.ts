import { findSolidParts, type SolidPart } from './solid-parts.ts';

/** A stretch of a line as WhatsApp shows it: its marks read, its words kept. */
export type Marked =
  | { readonly kind: 'text' | 'mono' | 'code' | 'link'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly parts: readonly Marked[] };

/**
 * Reads the marks of one line: `*bold*`, `_italic_`, `~struck~`, `` `code` `` and ```` ```mono``` ````. A mark counts
 * only at the edge of a word and with something directly inside of it, and is closed by the first one that can.
 */
export function readInlineMarks(text: string): readonly Marked[] {
  const solid = new Map(findSolidParts(text).map((part) => [part.start, part]));
  return readBetween({ text, solid }, 0, text.length);
}

interface Line {
  readonly text: string;
  /** By where they begin. */
  readonly solid: ReadonlyMap<number, SolidPart>;
}

const kinds = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
type Mark = keyof typeof kinds;

function readBetween(line: Line, from: number, to: number): readonly Marked[] {
  const found: Marked[] = [];
  /** For each mark, up to where it is known to have no end, so that a line full of open marks is read in one go. */
  const neverClosed = new Map<Mark, number>();
  let plainFrom = from;
  let at = from;

  function add(marked: Marked, end: number): void {
    if (at > plainFrom) found.push({ kind: 'text', text: line.text.slice(plainFrom, at) });
    found.push(marked);
    at = end;
    plainFrom = end;
  }

  while (at < to) {
    const solid = line.solid.get(at);
    const mark = line.text[at];
    if (solid !== undefined && solid.end <= to) {
      add({ kind: solid.kind, text: solid.text }, solid.end);
    } else if (isMark(mark) && at >= (neverClosed.get(mark) ?? 0) && opens(line.text, at, to)) {
      const search = findClose(line, at, to);
      if (search.isClosed) {
        add({ kind: kinds[mark], parts: readBetween(line, at + 1, search.end) }, search.end + 1);
      } else {
        neverClosed.set(mark, search.end);
        at += 1;
      }
    } else {
      at += 1;
    }
  }
  if (to > plainFrom) found.push({ kind: 'text', text: line.text.slice(plainFrom, to) });
  return found;
}

function isMark(character: string | undefined): character is Mark {
  return character === '*' || character === '_' || character === '~';
}

function opens(text: string, at: number, to: number): boolean {
  return at + 1 < to && !isWordBefore(text, at) && isInside(text[at + 1], text[at]);
}

/** @returns where the mark that opens at `start` is closed, or up to where nothing closes it */
function findClose({ text, solid }: Line, start: number, to: number): { isClosed: boolean; end: number } {
  const mark = text[start];
  let at = start + 1;
  while (at < to) {
    const skipped = solid.get(at);
    const isLater = at > start + 1;
    if (skipped !== undefined) {
      if (skipped.text.includes('\n')) break;
      at = skipped.end;
    } else if (isLater && text[at] === mark && isInside(text[at - 1], mark) && !isWordAt(text, at + 1)) {
      return { isClosed: true, end: at };
    } else {
      at += 1;
    }
  }
  return { isClosed: false, end: at };
}

function isInside(character: string | undefined, mark: string | undefined): boolean {
  return character !== undefined && character !== mark && !/\s/.test(character);
}

/** A letter, a digit, or an accent on one; not the sign that makes an emoji colourful. */
const word = /[\p{L}\p{N}]|(?![\ufe00-\ufe0f\u20e3])\p{M}/u;

function isWordAt(text: string, at: number): boolean {
  const point = text.codePointAt(at);
  return point !== undefined && word.test(String.fromCodePoint(point));
}

function isWordBefore(text: string, at: number): boolean {
  if (at === 0) return false;
  const isPair =
    at > 1 && /[\udc00-\udfff]/.test(text[at - 1] ?? '') && /[\ud800-\udbff]/.test(text[at - 2] ?? '');
  return isWordAt(text, isPair ? at - 2 : at - 1);
}
