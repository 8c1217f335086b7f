import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { journeysByKeyboard } from './e2e/journeys.ts';

const folder = join(import.meta.dirname, 'e2e');
const read = (file: string) => readFileSync(join(folder, `${file}.test.ts`), 'utf8');
const journeys = Object.entries(journeysByKeyboard).flatMap(([part, all]) =>
  Object.entries(all).map(([name, [file, testName]]) => ({ part, name, file, testName })),
);

/** The text of one test, from its name to the next one. */
function bodyOf(file: string, testName: string): string {
  const [, after = ''] = read(file).split(`test('${testName}'`);
  return after.split('\ntest(')[0] ?? '';
}

describe('Each thing that a person can do in the window is done in a test without a mouse', () => {
  test.each(journeys)('$part: $name ($file)', ({ file, testName }) => {
    expect(testName).toMatch(/by (the )?keyboard( alone)?\b/i);
    expect(bodyOf(file, testName), `${file}.test.ts has no test of this name`).not.toBe('');
    expect(read(file)).toMatch(/\bkeys?\b|keyboard\.press|tabTo/);
  });
});

test('Each test without a mouse stands in the list of what a person can do.', () => {
  const listed = new Set(journeys.map(({ file, testName }) => `${file}: ${testName}`));
  const files = readdirSync(folder).flatMap((name) => /^(.*)\.test\.ts$/.exec(name)?.[1] ?? []);
  const byKeyboard = files.flatMap((file) =>
    [...read(file).matchAll(/^test\('(.*by (?:the )?keyboard alone.*)'/gim)].map(
      ([, name]) => `${file}: ${name}`,
    ),
  );
  expect(byKeyboard.filter((name) => !listed.has(name))).toEqual([]);
});
