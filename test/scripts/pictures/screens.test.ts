import { expect, test } from 'vitest';
import {
  counted,
  counts,
  isRoomy,
  limited,
  listMissing,
  roomy,
  type ScreenName,
  single,
} from '../../../scripts/pictures/screens.ts';
import type { Shot } from '../../../scripts/pictures/shot.ts';

/** Every picture that is wanted, as the camera would tell of it. */
function takeAll(): readonly Shot[] {
  const pairs = [
    ...counted.flatMap((screen) => counts.map((amount) => ({ screen, amount }))),
    ...single.map((screen) => ({ screen, amount: 'any' as const })),
    ...limited.map((screen) => ({ screen, amount: 'too-many' as const })),
  ];
  return pairs.flatMap(({ screen, amount }) =>
    (['usual', ...(isRoomy(screen, amount) ? ['large' as const] : [])] as const).flatMap((frame) =>
      (['light', 'dark'] as const).map((scheme) => ({ screen, amount, frame, scheme, file: 'a.png' })),
    ),
  );
}

test('With every picture taken none is missing.', () => {
  expect(listMissing(takeAll())).toEqual([]);
});

test('A screen that was never shown with nothing is named, in both themes.', () => {
  const shots = takeAll().filter(({ screen, amount }) => screen !== 'progress' || amount !== 'none');
  expect(listMissing(shots)).toEqual(['progress, none, usual, light', 'progress, none, usual, dark']);
});

test('One theme is not enough, and the small window does not stand for the usual one.', () => {
  const shots = takeAll().map((shot) =>
    shot.screen === 'templates' && shot.amount === 'one' && shot.scheme === 'dark'
      ? { ...shot, frame: 'small' as const }
      : shot,
  );
  expect(listMissing(shots)).toEqual(['templates, one, usual, dark']);
});

test('No screen is said to have both a number of things and none that matters.', () => {
  const names: readonly ScreenName[] = [...counted, ...single];
  expect(new Set(names).size).toBe(names.length);
});

test('Each main screen is looked at in the large window once.', () => {
  const large = takeAll().filter(({ frame, scheme }) => frame === 'large' && scheme === 'light');
  expect(large.map(({ screen }) => screen).toSorted()).toEqual([...roomy].toSorted());
});
