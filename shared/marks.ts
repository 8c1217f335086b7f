import { type Marked, readInlineMarks } from './marks/inline-marks.ts';
import { monoBlocks } from './marks/solid-parts.ts';

/** One line of a message as WhatsApp shows it; what is mono may carry it over several. */
export interface MarkedLine {
  /** A bullet, a number and a quote stand before their line and push it in. */
  readonly kind: 'plain' | 'bullet' | 'number' | 'quote';
  /** What made it so, as it was typed: `- `, `2. `, `> `; empty for a plain line. */
  readonly mark: string;
  readonly parts: readonly Marked[];
}

/**
 * Reads a message as WhatsApp's apps do, line by line: lists and quotes first, then the marks inside. A mark that does
 * not count stays in the text, as it does on the phone; nothing is lost. The rules:
 * https://faq.whatsapp.com/539178204879377. What WhatsApp does not say there is read off what others measured, or
 * assumed, and test/promo/marks-table.ts says which.
 */
export function readMessage(text: string): readonly MarkedLine[] {
  return splitLines(text).map((line) => {
    const mark = blockMark.exec(line)?.[0] ?? '';
    return { kind: kindOf(mark), mark, parts: readInlineMarks(line.slice(mark.length)) };
  });
}

/** At the very beginning of a line, with one space, before something that can be seen. */
const blockMark = /^(?:[-*]|\d{1,3}\.|>) (?=\s*\S)/;

function kindOf(mark: string): MarkedLine['kind'] {
  if (mark === '') return 'plain';
  if (mark === '> ') return 'quote';
  return mark === '- ' || mark === '* ' ? 'bullet' : 'number';
}

/** A line break inside of what is mono ends no line. */
function splitLines(text: string): readonly string[] {
  const blocks = [...text.matchAll(monoBlocks)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  const lines: string[] = [];
  let start = 0;
  let block = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    while ((blocks[block]?.[1] ?? Number.POSITIVE_INFINITY) <= at) block += 1;
    if ((blocks[block]?.[0] ?? Number.POSITIVE_INFINITY) < at) continue;
    lines.push(text.slice(start, at));
    start = at + 1;
  }
  lines.push(text.slice(start));
  return lines;
}
