import { expect, test } from 'vitest';
import { hourHeightIn } from '../../renderer/schedules/week-measures.ts';

test.for([
  ['before it was measured', 0, 13, 56],
  ['in a low window, where the week scrolls', 500, 13, 56],
  ['that is just enough', 58 + 13 * 56, 13, 56],
  ['in a very large window', 1_306, 13, 96],
  ['in whole pixels', 1_305, 13, 95],
  ['of a shop that is open around the clock', 1_306, 24, 56],
] as const)('an hour fills the room, and can always be read: %s', ([, room, hourCount, height]) => {
  expect(hourHeightIn(room, hourCount)).toBe(height);
});
