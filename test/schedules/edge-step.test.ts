import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgeStep } from '../../renderer/schedules/edge-step.ts';

const list = { from: 100, to: 700 };

test.for([
  ['in the middle', 400, 300, 0],
  ['just inside of the lower edge', 629, 300, 1],
  ['half way to the lower edge', 664, 300, 7],
  ['at the lower edge', 700, 300, 14],
  ['below the list', 900, 300, 14],
  ['at the upper edge', 100, 300, -14],
  ['above the list', 0, 300, -14],
  ['near the lower edge, where it began', 690, 690, 0],
  ['near the lower edge, where it began, on the way up', 660, 690, 0],
  ['from near the lower edge on towards it', 740, 690, 7],
  ['near the upper edge, where it began', 110, 112, 0],
] as const)('held %s', ([, at, startedAt, step]) => {
  expect(edgeStep({ ...list, at, startedAt })).toBe(step);
});

test('it never scrolls away from where the pointer went', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 100, max: 700 }), (at, startedAt) => {
      expect(edgeStep({ ...list, at, startedAt }) * (at - startedAt)).toBeGreaterThanOrEqual(0);
    }),
  );
});
