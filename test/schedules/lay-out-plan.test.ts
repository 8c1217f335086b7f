import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProductId } from '../../shared/products.ts';
import { chooseScale, hoursToShow, layOutPlan } from '../../shared/schedules/lay-out-plan.ts';
import type { PlacedSlot } from '../../shared/schedules/move-slot.ts';

const slotsAt = (...minutes: readonly number[]): readonly PlacedSlot[] =>
  minutes.map((minute, index) => ({ productId: `${index}` as ProductId, minute, groupIds: [] }));

test.for([
  ['the hours that she wished for, whole', { from: 9 * 60 + 30, to: 17 * 60 }, [600], [9, 17]],
  ['and those of what was moved out of them', { from: 540, to: 1020 }, [7 * 60 + 55, 16 * 60 + 45], [7, 18]],
  ['to midnight at most', { from: 540, to: 1439 }, [1435], [9, 24]],
] as const)('the picture of a day shows %s', ([, wished, minutes, hours]) => {
  const { from, to } = hoursToShow(wished, slotsAt(...minutes));
  expect([from / 60, to / 60]).toEqual(hours);
});

test.for([
  ['far apart', [480, 600], 1],
  ['half an hour apart', [480, 510, 600], 2],
  ['five minutes apart: they will stand side by side', [480, 485], 3],
  ['alone', [480], 1],
  ['nowhere', [], 1],
] as const)('posts that are %s', ([, minutes, scale]) => {
  expect(chooseScale(slotsAt(...minutes), 60)).toBe(scale);
});

test('posts that would cover each other stand side by side, and the next has the whole width again', () => {
  const picture = { from: 480, scale: 1, slotHeight: 60 };
  const laid = layOutPlan(slotsAt(480, 510, 545, 700), picture);
  expect(laid.map(({ top, lane, laneCount }) => [top, lane, laneCount])).toEqual([
    [0, 0, 2],
    [30, 1, 2],
    [65, 0, 2],
    [220, 0, 1],
  ]);
});

test('no post ever covers another', () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 1439 }), { maxLength: 20 });
  fc.assert(
    fc.property(minutes, fc.double({ min: 1, max: 3, noNaN: true }), (times, scale) => {
      const slots = slotsAt(...times.toSorted((a, b) => a - b));
      const laid = layOutPlan(slots, { from: 0, scale, slotHeight: 60 });
      expect(laid.length).toBe(slots.length);
      for (const [index, one] of laid.entries()) {
        expect(one.lane).toBeLessThan(one.laneCount);
        for (const other of laid.slice(index + 1)) {
          const meets = other.top < one.top + 60;
          if (meets) expect([other.lane, other.laneCount]).not.toEqual([one.lane, other.laneCount]);
          if (meets) expect(other.laneCount).toBe(one.laneCount);
        }
      }
    }),
  );
});
