/** A message as WhatsApp shows it: its marks read, its words kept. */
export type Marked =
  | { readonly kind: 'text' | 'mono'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly parts: readonly Marked[] };

/**
 * Reads WhatsApp's marks: `*bold*`, `_italic_`, `~struck~`, `` `mono` `` and ```` ```mono``` ````. A mark counts only
 * at the edge of a word and with something directly inside it; a line ends every mark but the last. A mark that
 * does not count stays in the text, as it does on the phone. The rules: https://faq.whatsapp.com/539178204879377
 */
export function readMarks(text: string): readonly Marked[] {
  const found: Marked[] = [];
  const neverClosed: NeverClosed = new Map();
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const span = findSpan(text, at, neverClosed);
    if (span === undefined) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== '') found.push({ kind: 'text', text: plain });
    plain = '';
    found.push(span.marked);
    at = span.end;
  }
  if (plain !== '') found.push({ kind: 'text', text: plain });
  return found;
}

interface Span {
  readonly marked: Marked;
  /** Index after its closing mark. */
  readonly end: number;
}

const kinds = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

/** Up to where each mark is known to have no end, so that a text full of open marks is still read in one go. */
type NeverClosed = Map<string, number>;

function findSpan(text: string, start: number, neverClosed: NeverClosed): Span | undefined {
  if (text.startsWith('```', start) && start >= (neverClosed.get('```') ?? 0)) {
    const close = text.indexOf('```', start + 3);
    if (close === -1) neverClosed.set('```', text.length);
    if (close > start + 3) return mono(text.slice(start + 3, close), close + 3);
  }
  const mark = text[start];
  if (mark === '`') {
    const close = findClose(text, start, mark, neverClosed);
    return close === undefined ? undefined : mono(text.slice(start + 1, close), close + 1);
  }
  if (mark !== '*' && mark !== '_' && mark !== '~') return undefined;
  const close = findClose(text, start, mark, neverClosed);
  if (close === undefined) return undefined;
  return {
    marked: { kind: kinds[mark], parts: readMarks(text.slice(start + 1, close)) },
    end: close + 1,
  };
}

/** @returns where the mark that opens at `start` is closed, if it opens anything. */
function findClose(text: string, start: number, mark: string, neverClosed: NeverClosed): number | undefined {
  if (start < (neverClosed.get(mark) ?? 0)) return undefined;
  if (!isEdge(text[start - 1]) || !isInside(text[start + 1], mark)) return undefined;
  const lineEnd = text.indexOf('\n', start);
  const end = lineEnd === -1 ? text.length : lineEnd;
  for (let at = start + 2; at < end; at += 1) {
    if (text[at] === mark && isInside(text[at - 1], mark) && isEdge(text[at + 1])) return at;
  }
  neverClosed.set(mark, end);
  return undefined;
}

function mono(text: string, end: number): Span {
  return { marked: { kind: 'mono', text }, end };
}

/** Beside a word, not in the middle of it. */
function isEdge(character: string | undefined): boolean {
  return character === undefined || !/[\p{L}\p{N}]/u.test(character);
}

function isInside(character: string | undefined, mark: string): boolean {
  return character !== undefined && character !== mark && !/\s/.test(character);
}
