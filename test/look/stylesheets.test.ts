import { expect, test } from 'vitest';
import { findRawValues } from './find-raw-values.ts';
import { readStylesheets } from './read-rules.ts';
import { readColours } from './read-tokens.ts';

/** Where values may stand as they are: here they are decided, and there the font says which weights it has. */
const decides = ['renderer/theme.css'];
const mayHoldValues = [...decides, 'renderer/ui/font.css'];

test('Colours, sizes of letters, spaces, corners and times come from theme.css.', () => {
  const found = readStylesheets()
    .filter(({ path }) => !mayHoldValues.includes(path))
    .flatMap(({ path, css }) => findRawValues(css).map((what) => `${path}: ${what}`));
  expect(found).toEqual([]);
});

test.for([
  ['color: #fff;', 'a colour'],
  ['background: light-dark(rgb(0 0 0 / 7%), white);', 'a colour'],
  ['box-shadow: 0 6px 24px rgb(40 20 10 / 25%);', 'a colour'],
  ['font-size: 14px;', 'a size of letters'],
  ['font-size: 0.875rem;', 'a size of letters'],
  ['font-weight: 650;', 'a weight of letters'],
  ['line-height: 1.45;', 'a height of lines'],
  ['padding: 10px var(--pb-space-3);', 'a space'],
  ['gap: 2px;', 'a space'],
  ['margin-inline: 0.5rem;', 'a space'],
  ['border-radius: 14px;', 'a corner'],
  ['transition: opacity 150ms;', 'a time'],
] as const)('The rule notices %s', ([declaration, what]) => {
  expect(findRawValues(`.one { ${declaration} }`)).toEqual([`${what}: ${declaration.slice(0, -1)}`]);
});

test.for([
  'gap: 1px;',
  'padding: 0 0.5em;',
  'border-radius: 50%;',
  'border: 1px solid var(--pb-line);',
  'margin: calc(-1 * var(--pb-space-1));',
  'animation: turn 1.6s linear infinite;',
  'color: currentColor;',
  'font-size: 0.9em;',
])('The rule allows %s', (declaration) => {
  expect(findRawValues(`.one { ${declaration} }`)).toEqual([]);
});

test('Every name that a stylesheet uses is one of theme.css.', () => {
  const files = readStylesheets();
  const named = new Set(
    files
      .filter(({ path }) => decides.includes(path))
      .flatMap(({ css }) => [...css.matchAll(/(--pb-[\w-]+):/g)].map(([, name]) => name)),
  );
  const unknown = files.flatMap(({ path, css }) =>
    [...css.matchAll(/var\((--pb-[\w-]+)/g)]
      .filter(([, name]) => !named.has(name))
      .map(([, name]) => `${path}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test("No colour of ours is WhatsApp's green.", () => {
  const theirs = [
    '#25d366',
    '#128c7e',
    '#075e54',
    '#00a884',
    '#008069',
    '#1daa61',
    '#dcf8c6',
    '#d9fdd3',
    '#005c4b',
  ];
  const ours = [...readColours('light').values(), ...readColours('dark').values()];
  expect(ours.filter((colour) => theirs.includes(colour))).toEqual([]);
});
