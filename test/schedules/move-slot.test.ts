import { describe, expect, test } from 'vitest';
import type { GroupId } from '../../shared/groups.ts';
import type { ProductId } from '../../shared/products.ts';
import {
  adviseSlots,
  type DayRules,
  findWhyNot,
  moveSlot,
  type PlacedSlot,
  snapToStep,
  stepFrom,
} from '../../shared/schedules/move-slot.ts';

const at = (time: string) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};
const say = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const id = (name: string) => name as ProductId;

const rules: DayRules = {
  wished: { from: at('9:00'), to: at('17:00') },
  ...{ gapMinutes: 30, broadcastMinutes: 10, earliest: 0, hourlyCap: 60 },
  open: [
    { from: at('8:00'), to: at('12:00') },
    { from: at('14:00'), to: at('18:00') },
  ],
};

function aSlot(name: string, time: string, groupCount = 1): PlacedSlot {
  const groupIds = Array.from({ length: groupCount }, (_, index) => `${index}` as GroupId);
  return { productId: id(name), minute: at(time), groupIds };
}

const day = [aSlot('mel', '9:00'), aSlot('queijo', '10:00'), aSlot('doce', '15:00')];
const asRead = (slots: readonly PlacedSlot[]) =>
  slots.map(({ productId, minute }) => `${productId} ${say(minute)}`);

describe('a post that is moved', () => {
  test('goes there, and the day stays in the order of its times', () => {
    const moved = moveSlot(day, id('mel'), at('11:00'), rules);
    expect(moved.refused).toBeNull();
    expect(asRead(moved.slots)).toEqual(['queijo 10:00', 'mel 11:00', 'doce 15:00']);
  });

  test.for([
    ['before the shop opens', '7:55', { kind: 'closed' }],
    ['into the break', '13:00', { kind: 'closed' }],
    ['to the minute at which it closes', '12:00', { kind: 'closed' }],
    ['so late that not all groups would get it', '11:55', { kind: 'closes-before', latest: at('11:50') }],
    ['to the last time at which all would', '11:50', null],
    ['to the first minute', '8:00', null],
  ] as const)('%s (%s)', ([, time, refused]) => {
    const moved = moveSlot(day, id('mel'), at(time), rules);
    expect(moved.refused).toEqual(refused);
    if (refused !== null) expect(moved.slots).toBe(day);
  });

  test('does not go into the past', () => {
    const today = { ...rules, earliest: at('10:03') };
    expect(moveSlot(day, id('doce'), at('10:00'), today).refused).toEqual({ kind: 'past' });
    expect(moveSlot(day, id('doce'), at('10:05'), today).refused).toBeNull();
  });

  test('does not go into an hour that would be too full, but may leave one', () => {
    const full = [aSlot('mel', '9:00', 40), aSlot('queijo', '9:45', 30), aSlot('doce', '15:00', 20)];
    expect(moveSlot(full, id('doce'), at('9:30'), rules).refused).toEqual({ kind: 'hour-full' });
    expect(moveSlot(full, id('doce'), at('10:45'), rules).refused).toBeNull();
    expect(moveSlot(full, id('queijo'), at('9:50'), rules).refused).toBeNull();
  });
});

test.for([
  ['open, where a post takes longer than the shop is open', '9:00', null],
  ['after it', '9:05', { kind: 'closed' }],
] as const)('a part of the day that is %s', ([, time, why]) => {
  const short = { ...rules, open: [{ from: at('9:00'), to: at('9:05') }] };
  expect(findWhyNot(at(time), short)).toEqual(why);
});

describe('advice', () => {
  test.for([
    ['nothing is said of a day that keeps its distances', day, {}],
    [
      'too near to the one before',
      [aSlot('mel', '9:00'), aSlot('queijo', '9:20')],
      { queijo: { kind: 'too-near', minutes: 20 } },
    ],
    [
      'the one before is still on its way',
      [aSlot('queijo', '9:05'), aSlot('mel', '9:00')],
      { queijo: { kind: 'still-sending' } },
    ],
    [
      'open, but not in the hours that she wished for',
      [aSlot('mel', '8:30'), aSlot('queijo', '17:00')],
      { mel: { kind: 'outside-wish' }, queijo: { kind: 'outside-wish' } },
    ],
  ] as const)('%s', ([, slots, advice]) => {
    expect(Object.fromEntries(adviseSlots(slots, rules))).toEqual(advice);
  });
});

test.for([
  ['10:00', 5, '10:05'],
  ['10:00', -5, '09:55'],
  ['09:59', 5, '10:00'],
  ['09:59', -5, '09:55'],
  ['10:02', 30, '10:30'],
] as const)('from %s by %i minutes comes %s', ([from, by, to]) => {
  expect(say(stepFrom(at(from), by))).toBe(to);
});

test.for([
  ['10:02', '10:00'],
  ['10:03', '10:05'],
] as const)('%s is nearest to %s', ([from, to]) => {
  expect(say(snapToStep(at(from)))).toBe(to);
});
