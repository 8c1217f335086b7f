import { expect, test } from 'vitest';
import { escapeWide } from '../../main/system/one-byte-plugin.ts';

const run = (code: string): unknown => new Function(`return ${code}`)();

test.each([
  ['a text', '"de 10 → 8 … já"'],
  ['a text with an emoji, which is two units', '"🎟️ cupom"'],
  ['a template', '`2–3`'],
  ['a backslash before it', '"\\\\→"'],
  ['an escape that it does not need', '"\\→" + "\\\\\\…"'],
  ['a pattern', '"a–b…c".replace(/[–…]/g, "-")'],
  ['a pattern by code points', '"x🎟y".replace(/[🎟🎠]/u, "-")'],
  ['a comment', '/* → */ 1'],
])('what it says stays the same: %s', (_what, code) => {
  const escaped = escapeWide(code);
  expect(escaped).toMatch(/^[\0-\xff]*$/);
  expect(escaped).not.toBe(code);
  expect(run(escaped)).toEqual(run(code));
});

test('what a byte can say is left alone', () => {
  expect(escapeWide('"Promoção: só R$ 5 §"')).toBe('"Promoção: só R$ 5 §"');
});
