import { expect, test } from 'vitest';
import { readRules, readStylesheets } from './read-rules.ts';
import { contrastOf, readColours } from './read-tokens.ts';

const schemes = ['light', 'dark'] as const;
const grounds = ['paper', 'page', 'surface', 'sunken'];
const least = { words: 4.5, shapes: 3 };

/** Words that a rule further out puts on a ground: which words may stand on it. */
const wordsOn: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    grounds.map((ground) => [ground, ['ink', 'soft', 'accent', 'good', 'wait', 'bad', 'link']]),
  ),
  'accent-wash': ['ink', 'soft', 'accent'],
  'accent-hover': ['ink', 'soft', 'accent'],
  'good-wash': ['ink', 'soft', 'good'],
  'wait-wash': ['ink', 'soft', 'wait'],
  'bad-wash': ['ink', 'soft', 'bad'],
  fill: ['on-fill'],
  'fill-hover': ['on-fill'],
  practice: ['practice-ink'],
  'practice-wash': ['ink', 'soft'],
  line: ['soft'],
  track: ['ink'],
  bubble: ['ink', 'soft', 'link'],
  chat: ['ink', 'soft'],
  toast: ['on-toast', 'on-toast-accent'],
};

/** Shapes that tell something, and must be seen as such. */
const shapesOn: Readonly<Record<string, readonly string[]>> = {
  page: ['edge', 'accent', 'tick'],
  surface: [
    ...['edge', 'accent', 'tick'],
    ...['plum', 'teal', 'amber', 'blue', 'rose', 'green', 'brown', 'gray'].map((one) => `set-${one}`),
  ],
  paper: ['accent'],
  sunken: ['accent'],
  track: ['tick'],
  'accent-wash': ['tick'],
  'accent-hover': ['tick'],
};

/** Never words: a drawing where a photo is missing, and the signs of sets, which shapesOn judges. */
const notWords = /^(faint|set-)/;

function judge(pairs: Readonly<Record<string, readonly string[]>>, bar: number): string[] {
  return schemes.flatMap((scheme) => {
    const colours = readColours(scheme);
    const colour = (name: string) => colours.get(name) ?? expect.fail(`theme.css has no --pb-${name}`);
    return Object.entries(pairs).flatMap(([ground, names]) =>
      names
        .map((name) => ({ name, contrast: contrastOf(colour(name), colour(ground)) }))
        .filter(({ contrast }) => contrast < bar)
        .map(({ name, contrast }) => `${scheme}: ${name} on ${ground} is ${contrast.toFixed(2)}`),
    );
  });
}

test('The contrast of black and white is 21, and of a colour with itself 1.', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrastOf('#743a69', '#743a69')).toBe(1);
});

test('Words can be read on every ground on which they stand, in both themes.', () => {
  expect(judge(wordsOn, least.words)).toEqual([]);
});

test('Edges, marks and the ring of the focus can be seen, in both themes.', () => {
  expect(judge(shapesOn, least.shapes)).toEqual([]);
});

test('A test of contrast would notice grey on grey.', () => {
  expect(judge({ page: ['faint'] }, least.words)).toHaveLength(schemes.length);
});

test('What a stylesheet paints on a ground of its own can be read, and anything else is a word for every ground.', () => {
  const token = (value = '') => /^var\(--pb-([\w-]+)\)$/.exec(value)?.[1];
  const used: Record<string, string[]> = {};
  for (const rule of readStylesheets().flatMap(({ css }) => readRules(css))) {
    const name = token(rule.get('color'));
    if (name === undefined || notWords.test(name)) continue;
    const own = token(rule.get('background') ?? rule.get('background-color'));
    const known = own !== undefined && readColours('light').has(own);
    for (const ground of known ? [own] : groundsOf(name)) used[ground] = [...(used[ground] ?? []), name];
  }
  expect(Object.keys(used).length).toBeGreaterThan(grounds.length);
  expect(judge(used, least.words)).toEqual([]);
});

/** Words for one ground only are named for it; a ground that is seen through is the one below. */
function groundsOf(name: string): readonly string[] {
  const own = Object.entries(wordsOn).filter(([, names]) => names.includes(name));
  return own.length === 1 || name === 'on-fill' ? own.map(([ground]) => ground) : grounds;
}
