import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Marked, readMarks } from '../../shared/marks.ts';

/** `<b>…</b>` and so on, so that a row of the table can be read. */
function draw(parts: readonly Marked[]): string {
  const tags = { bold: 'b', italic: 'i', strike: 's', mono: 'code' } as const;
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      const inside = 'parts' in part ? draw(part.parts) : part.text;
      return `<${tags[part.kind]}>${inside}</${tags[part.kind]}>`;
    })
    .join('');
}

describe("WhatsApp's marks", () => {
  test.each([
    ['plain words', 'plain words'],
    ['*bold*', '<b>bold</b>'],
    ['_italic_', '<i>italic</i>'],
    ['~struck~', '<s>struck</s>'],
    ['`mono`', '<code>mono</code>'],
    ['```mono```', '<code>mono</code>'],
    ['```two\nlines```', '<code>two\nlines</code>'],
    ['De ~R$ 59,90~\nPor *R$ 42,90*', 'De <s>R$ 59,90</s>\nPor <b>R$ 42,90</b>'],
    ['*bold _both_*', '<b>bold <i>both</i></b>'],
    ['_*both*_', '<i><b>both</b></i>'],
    ['*a* and *b*', '<b>a</b> and <b>b</b>'],
    ['*two words*', '<b>two words</b>'],
    ['(*inside*)', '(<b>inside</b>)'],
    ['"*quoted*"!', '"<b>quoted</b>"!'],
  ])('%j is drawn as %s', (text, drawn) => {
    expect(draw(readMarks(text))).toBe(drawn);
  });

  test.each([
    '* not bold*',
    '*not bold *',
    '*never closed',
    '*over two\nlines*',
    'snake_case_name',
    '2*3*4',
    '**',
    '***',
    '``````',
    'a * b * c',
    '~',
  ])('%j stays as it is', (text) => {
    expect(draw(readMarks(text))).toBe(text);
  });

  test('nothing inside mono is read as a mark', () => {
    expect(draw(readMarks('```*as it is*```'))).toBe('<code>*as it is*</code>');
  });

  test('no letter of a message is lost, whatever its marks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('*', '_', '~', '`', ' ', '\n', 'a', 'é', '🧀') }),
        (text) => {
          const bare = (marked: string) => marked.replace(/[*_~`]|<\/?(b|i|s|code)>/g, '');
          expect(bare(draw(readMarks(text)))).toBe(bare(text));
        },
      ),
    );
  });

  test('a long message with many open marks is read at once', () => {
    const text = '*a _b ~c `d '.repeat(4_000);
    const startedAt = performance.now();
    readMarks(text);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
