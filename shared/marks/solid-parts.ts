/** What no mark reaches into: mono, inline code, and links, whose `_` and `~` belong to the address. */
export interface SolidPart {
  readonly kind: 'mono' | 'code' | 'link';
  /** Without the marks around it. */
  readonly text: string;
  readonly start: number;
  /** Index after it, its marks included. */
  readonly end: number;
}

/** From three backticks to the next three, over line ends, with something inside. */
export const monoBlocks = /```(?!`)[\s\S]+?```/g;

/** One backtick on each side of something that neither begins nor ends with a space, beside a word, in one line. */
const inlineCode = /(?<![\p{L}\p{N}`])`(?=[^\s`])[^`\n]*(?<=[^\s`])`(?![\p{L}\p{N}`])/gu;

/** Addresses as phones make them blue: with `http` or `www`, or a bare domain that ends as domains of shops do. */
const links =
  /(?<![\p{L}\p{N}@.-])(?:https?:\/\/[^\s<>"`]+|www\.[^\s<>"`]+|(?:[a-z0-9-]{1,63}\.)+(?:com|net|org|br|shop|store|app|me|io|ly|link|info|online|site|co|page|pt|es|mx|ar)(?![\p{L}\p{N}-])(?:\/[^\s<>"`]*)?)/giu;

/** @returns the parts from left to right; where two would overlap the one that begins first counts */
export function findSolidParts(text: string): readonly SolidPart[] {
  const found = [
    ...collect(text, monoBlocks, 'mono', 3),
    ...collect(text, inlineCode, 'code', 1),
    ...collect(text, links, 'link', 0),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = 0;
  return found.filter(({ start, end }) => {
    if (start < reached) return false;
    reached = end;
    return true;
  });
}

function collect(text: string, pattern: RegExp, kind: SolidPart['kind'], markLength: number): SolidPart[] {
  return [...text.matchAll(pattern)].map(({ 0: match, index: start }) => {
    const whole = kind === 'link' ? withoutSentenceEnd(match) : match;
    return {
      kind,
      text: whole.slice(markLength, whole.length - markLength),
      start,
      end: start + whole.length,
    };
  });
}

/** A full stop, a bracket or a mark after an address is not of it. */
function withoutSentenceEnd(address: string): string {
  let end = address.length;
  while (end > 0 && '.,;:!?\'")]}*_~…»”’'.includes(address[end - 1] ?? '')) end -= 1;
  return address.slice(0, end);
}
