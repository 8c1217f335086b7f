import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeWindow, type SavedPlace, type WindowPlace } from '../../main/window/place-window.ts';
import { parseMemory } from '../../main/window/window-memory.ts';
import { nextZoom, zooms } from '../../main/window/zoom.ts';

const laptop = { x: 0, y: 0, width: 1366, height: 728 };
const second = { x: 1366, y: -200, width: 1920, height: 1040 };
const saved = (x: number, y: number, width = 1000, height = 700): SavedPlace => ({
  ...{ x, y, width, height },
  isMaximized: false,
});
const middle = { width: 1000, height: 700, isMaximized: false };
const at = (x: number, y: number) => ({ ...middle, at: { x, y } });

test.for<[string, SavedPlace | null, readonly (typeof laptop)[], WindowPlace]>([
  ['the first start', null, [laptop], { width: 1180, height: 728, isMaximized: false }],
  ['a place on the screen', saved(100, 20), [laptop], at(100, 20)],
  ['a place half beside the screen', saved(900, 300), [laptop], at(900, 300)],
  ['a place on the second screen', saved(1500, -100), [laptop, second], at(1500, -100)],
  ['the second screen is gone', saved(1500, -100), [laptop], middle],
  ['far to the left', saved(-990, 20), [laptop], middle],
  ['its top above the screen', saved(100, -40), [laptop], middle],
  ['its top below the screen', saved(100, 720), [laptop], middle],
  ['larger than the screen', saved(0, 0, 3000, 2000), [laptop], { ...at(0, 0), width: 1366, height: 728 }],
  [
    'on the screen only as far as it is larger than the screen',
    saved(-1300, 0, 1500),
    [laptop],
    { ...middle, width: 1366 },
  ],
  ['smaller than it may be', saved(5, 5, 300, 200), [laptop], { ...at(5, 5), width: 900, height: 600 }],
  [
    'a screen smaller than it may be',
    null,
    [{ ...laptop, width: 800, height: 560 }],
    { width: 800, height: 560, isMaximized: false },
  ],
  [
    'maximized on a screen that is gone',
    { ...saved(1500, 0), isMaximized: true },
    [laptop],
    { ...middle, isMaximized: true },
  ],
  ['no screen at all', saved(5, 5), [], middle],
])('%s', ([, place, areas, wanted]) => {
  expect(placeWindow(place, areas)).toEqual(wanted);
});

test('Whatever is remembered, she can take the window by its top.', () => {
  const far = fc.integer({ min: -20_000, max: 20_000 });
  const size = fc.integer({ min: 1, max: 20_000 });
  fc.assert(
    fc.property(far, far, size, size, (x, y, width, height) => {
      const place = placeWindow(saved(x, y, width, height), [laptop, second]);
      if (place.at === undefined) return place.width <= laptop.width && place.height <= laptop.height;
      const top = { ...place.at, width: place.width };
      return [laptop, second].some(
        (area) =>
          top.y >= area.y &&
          top.y + 32 <= area.y + area.height &&
          Math.min(top.x + top.width, area.x + area.width) - Math.max(top.x, area.x) >= 120,
      );
    }),
  );
});

test.for([
  [''],
  ['{'],
  ['null'],
  ['[]'],
  ['{"place":7,"zoom":"large","knowsOfTray":"yes"}'],
  ['{"zoom":99}'],
] as const)('a file that holds %j is met with what is usual', ([text]) => {
  expect(parseMemory(text)).toEqual({ place: null, zoom: 1, knowsOfTray: false });
});

test('A place of which one number makes no sense is none, and the rest of the file stays.', () => {
  const good = saved(1, 2);
  const read = (place: unknown) => parseMemory(JSON.stringify({ place, zoom: 1.5, knowsOfTray: true }));
  expect(read(good)).toEqual({ place: good, zoom: 1.5, knowsOfTray: true });
  for (const bad of [
    { ...good, x: null },
    { ...good, width: 0 },
    { ...good, y: 1e9 },
    { ...good, height: 1.5 },
  ]) {
    expect(read(bad)).toEqual({ place: null, zoom: 1.5, knowsOfTray: true });
  }
});

test('Zooming in goes through every step and stops at the last one, and so does zooming out.', () => {
  const steps = (from: number, step: 'in' | 'out') =>
    zooms.map(() => {
      from = nextZoom(from, step);
      return from;
    });
  expect(steps(0.8, 'in')).toEqual([...zooms.slice(1), 2]);
  expect(steps(2, 'out')).toEqual([...zooms.slice(0, -1)].reverse().concat(0.8));
  expect([nextZoom(1.3, 'in'), nextZoom(1.3, 'out'), nextZoom(1.75, 'reset')]).toEqual([1.5, 1.25, 1]);
});
