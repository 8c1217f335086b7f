import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languages } from '../../shared/language.ts';

test('what runs before the first paint knows every language, in the same order', () => {
  const script = readFileSync('renderer/public/before-paint.js', 'utf8');
  const known = /const languages = \[(.*?)\]/.exec(script)?.[1] ?? '';
  expect(known.split(',').map((name) => name.trim().replaceAll("'", ''))).toEqual([...languages]);
});

test('each language hides what is painted in the others', () => {
  const styles = readFileSync('renderer/theme.css', 'utf8').replaceAll('"', "'");
  for (const shown of languages) {
    for (const other of languages.filter((language) => language !== shown)) {
      expect(styles).toContain(`html[lang='${shown}'] [data-painted='${other}']`);
    }
  }
});
