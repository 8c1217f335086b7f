import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GroupId } from '../../shared/groups.ts';
import type { ProductId } from '../../shared/products.ts';
import { alternate } from '../../shared/schedules/alternate.ts';
import { type DayWish, planDay } from '../../shared/schedules/plan-day.ts';

const group = (name: string) => name as GroupId;
const minute = 60_000;
const at = (hour: number, of = 0) => Date.UTC(2026, 4, 5, hour, of);
const asRead = (time: number) => new Date(time).toISOString().slice(11, 16);

function aWish(fields: Partial<DayWish> = {}): DayWish {
  return {
    products: ['a', 'b', 'c'].map((id) => ({
      id: id as ProductId,
      category: '',
      lately: new Set<GroupId>(),
    })),
    groupIds: [group('one'), group('two')],
    openTimes: [{ from: at(9), to: at(18) }],
    gapMinutes: 30,
    ...{ broadcastMinutes: 10, hourlyCap: 60 },
    mostPerGroup: 5,
    takenByGroup: new Map(),
    ...fields,
  };
}

const timesOf = (wish: DayWish) => planDay(wish).slots.map((slot) => `${slot.productId} ${asRead(slot.at)}`);

describe('a day', () => {
  test('is filled evenly from its first open minute to the last that leaves time for a post', () => {
    expect(timesOf(aWish())).toEqual(['a 09:00', 'b 13:25', 'c 17:50']);
    expect(asRead(planDay(aWish()).endsAt ?? 0)).toBe('18:00');
  });

  test('has its posts in the open hours, not in the break between them', () => {
    const openTimes = [
      { from: at(9), to: at(12) },
      { from: at(14), to: at(16) },
    ];
    expect(timesOf(aWish({ openTimes }))).toEqual(['a 09:00', 'b 11:20', 'c 15:50']);
  });

  test('begins its posts at times that are easy to say, unless fewer would fit so', () => {
    const openTimes = [{ from: at(9, 2), to: at(9, 59) }];
    const wish = aWish({ openTimes, gapMinutes: 15 });
    expect(timesOf(wish)).toEqual(['a 09:05', 'b 09:25', 'c 09:45']);
    expect(timesOf(aWish({ openTimes, gapMinutes: 23 }))).toEqual(['a 09:02', 'b 09:25', 'c 09:49']);
  });

  test('never has posts so near to each other that an hour would be full', () => {
    const wish = aWish({ openTimes: [{ from: at(9), to: at(11, 10) }], gapMinutes: 5, hourlyCap: 2 });
    expect(timesOf(wish)).toEqual(['a 09:00', 'b 10:00', 'c 11:00']);
  });

  test('leaves out what no longer fits, and says why', () => {
    const plan = planDay(aWish({ openTimes: [{ from: at(9), to: at(9, 45) }] }));
    expect(plan.slots.map(({ productId }) => productId)).toEqual(['a', 'b']);
    expect(plan.leftOut).toEqual([{ productId: 'c', why: 'no-time' }]);
  });

  test('without an open minute has nothing', () => {
    const plan = planDay(aWish({ openTimes: [{ from: at(9), to: at(9, 5) }] }));
    expect(plan).toMatchObject({ slots: [], endsAt: null });
    expect(plan.leftOut).toHaveLength(3);
  });

  test('gives a group no more than it may get', () => {
    const plan = planDay(aWish({ mostPerGroup: 2, takenByGroup: new Map([[group('one'), 1]]) }));
    expect(plan.slots.map(({ groupIds }) => groupIds)).toEqual([['one', 'two'], ['two']]);
    expect(plan.leftOut).toEqual([{ productId: 'c', why: 'groups-full' }]);
  });

  test('brings no product to a group that had it lately', () => {
    const products = [
      { id: 'a' as ProductId, category: '', lately: new Set([group('one')]) },
      { id: 'b' as ProductId, category: '', lately: new Set([group('one'), group('two')]) },
    ];
    const plan = planDay(aWish({ products }));
    expect(plan.slots.map(({ productId, groupIds }) => [productId, groupIds])).toEqual([['a', ['two']]]);
    expect(plan.leftOut).toEqual([{ productId: 'b', why: 'sent-lately' }]);
  });

  test('always keeps the distance, the open hours and the caps, and loses no product', () => {
    const names = ['one', 'two', 'three'].map(group);
    const stretch = fc.record({
      wait: fc.integer({ min: 0, max: 200 }),
      open: fc.integer({ min: 0, max: 400 }),
    });
    const wishes = fc.record({
      products: fc.uniqueArray(
        fc.record({
          id: fc.uuid().map((id) => id as ProductId),
          category: fc.constantFrom('', 'queijos', 'doces', 'pães'),
          lately: fc.subarray(names).map((some) => new Set(some)),
        }),
        { maxLength: 14, selector: ({ id }) => id },
      ),
      groupIds: fc.subarray(names, { minLength: 1 }),
      openTimes: fc.array(stretch, { maxLength: 4 }).map((stretches) => {
        let end = at(6);
        return stretches.map(({ wait, open }) => {
          const from = end + wait * minute;
          end = from + open * minute;
          return { from, to: end };
        });
      }),
      gapMinutes: fc.integer({ min: 0, max: 120 }),
      broadcastMinutes: fc.integer({ min: 0, max: 60 }),
      hourlyCap: fc.integer({ min: 1, max: 60 }),
      mostPerGroup: fc.integer({ min: 1, max: 6 }),
      takenByGroup: fc.constant(new Map([[group('one'), 2]])),
    });
    fc.assert(
      fc.property(wishes, (wish) => {
        const { slots, leftOut } = planDay(wish);
        const ids = [...slots, ...leftOut].map(({ productId }) => productId);
        expect(ids.toSorted()).toEqual(wish.products.map(({ id }) => id).toSorted());
        const capMinutes = (wish.groupIds.length * 60) / wish.hourlyCap;
        const step = Math.max(wish.gapMinutes, wish.broadcastMinutes, capMinutes) * minute;
        for (const [index, slot] of slots.entries()) {
          const before = slots[index - 1];
          if (before) expect(slot.at - before.at).toBeGreaterThanOrEqual(step);
          const end = slot.at + wish.broadcastMinutes * minute;
          expect(wish.openTimes.some(({ from, to }) => from <= slot.at && end <= to)).toBe(true);
          expect(slot.groupIds.length).toBeGreaterThan(0);
        }
        for (const id of wish.groupIds) {
          const count = slots.filter(({ groupIds }) => groupIds.includes(id)).length;
          expect(count + (wish.takenByGroup.get(id) ?? 0)).toBeLessThanOrEqual(
            Math.max(wish.mostPerGroup, wish.takenByGroup.get(id) ?? 0),
          );
        }
      }),
    );
  });
});

describe('alternating', () => {
  test.for([
    ['aab', 'aba'],
    ['aabb', 'abab'],
    ['aaabc', 'abaca'],
    ['abbb', 'babb'],
    ['aaaa', 'aaaa'],
    ['abc', 'abc'],
    ['', ''],
  ] as const)('%s becomes %s', ([kinds, order]) => {
    const things = [...kinds].map((kind, index) => ({ kind, index }));
    const ordered = alternate(things, ({ kind }) => kind);
    expect(ordered.map(({ kind }) => kind).join('')).toBe(order);
  });

  test('two of a kind meet only when they are more than the rest can part, and each kind keeps its order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd')), (kinds) => {
        const ordered = alternate([...kinds.entries()], ([, kind]) => kind);
        expect(ordered.toSorted(([one], [other]) => one - other)).toEqual([...kinds.entries()]);
        const most = Math.max(
          0,
          ...['a', 'b', 'c', 'd'].map((kind) => kinds.filter((each) => each === kind).length),
        );
        const meetings = ordered.filter(([, kind], index) => ordered[index - 1]?.[1] === kind).length;
        expect(meetings).toBe(Math.max(0, most - (kinds.length - most) - 1));
      }),
    );
  });
});
