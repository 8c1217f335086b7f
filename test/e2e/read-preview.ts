import type { Page } from 'playwright-core';
import type { Marked } from '../../shared/marks/inline-marks.ts';
import { readMessage } from '../../shared/marks.ts';

/** The words of the previewed message without the time under them. */
export async function readBubble(page: Page): Promise<string> {
  const all = (await page.getByRole('region', { name: 'Como vai chegar' }).textContent()) ?? '';
  return all.replace(/agora$/, '');
}

/** What the preview of this message shows, line after line. */
export function asShown(text: string): string {
  const words = (parts: readonly Marked[]): string =>
    parts.map((part) => ('text' in part ? part.text : words(part.parts))).join('');
  return readMessage(text)
    .map(({ kind, mark, parts }) => {
      const sign = { plain: '', quote: '', bullet: '•', number: mark.trim() }[kind];
      return sign + words(parts);
    })
    .join('');
}
