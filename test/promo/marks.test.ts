import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Marked } from '../../shared/marks/inline-marks.ts';
import { type MarkedLine, readMessage } from '../../shared/marks.ts';
import { marksTable, sources } from './marks-table.ts';

const tags = { bold: 'b', italic: 'i', strike: 's', mono: 'pre', code: 'code', link: 'a' } as const;
const lineTags = { bullet: 'li', number: 'nr', quote: 'q' } as const;
const marks = { bold: '*', italic: '_', strike: '~', mono: '```', code: '`', link: '', text: '' } as const;

/** `<b>…</b>` and so on, so that a row of the table can be read. */
function draw(lines: readonly MarkedLine[]): string {
  const within = (parts: readonly Marked[]): string =>
    parts
      .map((part) => {
        if (part.kind === 'text') return part.text;
        const inside = 'parts' in part ? within(part.parts) : part.text;
        return `<${tags[part.kind]}>${inside}</${tags[part.kind]}>`;
      })
      .join('');
  return lines
    .map(({ kind, parts }) => {
      if (kind === 'plain') return within(parts);
      return `<${lineTags[kind]}>${within(parts)}</${lineTags[kind]}>`;
    })
    .join('\n');
}

/** The message again, out of what was read: equal only if nothing was lost, added or moved. */
function writeBack(lines: readonly MarkedLine[]): string {
  const within = (parts: readonly Marked[]): string =>
    parts
      .map(
        (part) => `${marks[part.kind]}${'parts' in part ? within(part.parts) : part.text}${marks[part.kind]}`,
      )
      .join('');
  return lines.map(({ mark, parts }) => mark + within(parts)).join('\n');
}

describe("WhatsApp's marks", () => {
  test.each(marksTable.map((row) => [row.text, row.drawn, row.rule] as const))(
    '%j is drawn as %s (%s)',
    (text, drawn) => {
      expect(draw(readMessage(text))).toBe(drawn);
    },
  );

  test('have a table of at least 60 cases, each with its source or marked as assumed', ({ annotate }) => {
    const assumed = marksTable.filter(({ rule }) => rule === 'assumed').length;
    const cited = marksTable.filter(({ rule }) => rule in sources).length;
    annotate(`marks: ${marksTable.length} cases, ${cited} cite a source, ${assumed} are assumed`);
    console.log(`marks: ${marksTable.length} cases, ${cited} cite a source, ${assumed} are assumed`);
    expect(cited + assumed).toBe(marksTable.length);
    expect(new Set(marksTable.map(({ text }) => text)).size).toBe(marksTable.length);
    expect(cited).toBeGreaterThanOrEqual(30);
    expect(marksTable.length).toBeGreaterThanOrEqual(60);
  });

  const pieces = [
    '*',
    '_',
    '~',
    '`',
    '```',
    ' ',
    '\n',
    '- ',
    '* ',
    '1. ',
    '> ',
    'a',
    'é',
    'e\u0301',
    '🧀',
    'ש',
    'https://x.y/_',
    'wa.me/',
  ];
  test('never lose, add or move a character, whatever their order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...pieces), maxLength: 60 }), (text) => {
        expect(writeBack(readMessage(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(writeBack(readMessage(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test('in the longest message are read at once, however many stay open', () => {
    const startedAt = performance.now();
    const hard = [
      '*a _b ~c `d ',
      '*_~',
      '`',
      '```',
      '``` ',
      '* ',
      'a.',
      'www.',
      '!',
      '*a',
      '*_a_',
      '\n> *',
      'https://x',
    ];
    for (const piece of hard) {
      const text = piece.repeat(Math.floor(65_536 / piece.length));
      expect(writeBack(readMessage(text))).toBe(text);
    }
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});
