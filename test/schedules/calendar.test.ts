import { describe, expect, test } from 'vitest';
import type { BroadcastId, SentPromo } from '../../shared/broadcasts.ts';
import type { GroupSet, GroupSetId } from '../../shared/group-sets.ts';
import type { GroupId } from '../../shared/groups.ts';
import { everyDay } from '../../shared/pacing/opening-hours.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { type CalendarView, daysShown, stepDay } from '../../shared/schedules/calendar-days.ts';
import { canMove, listEntries } from '../../shared/schedules/calendar-entries.ts';
import { findSetOf, listWholeSets, splitReceivers } from '../../shared/schedules/follow-sets.ts';
import { goThroughEntries, type Way } from '../../shared/schedules/go-through-entries.ts';
import { closedStretches, hoursShown } from '../../shared/schedules/hours-shown.ts';
import { layOutDay, moveMinute } from '../../shared/schedules/lay-out-day.ts';
import { momentOf } from '../../shared/schedules/moment-of.ts';
import type { WallTime, Weekday } from '../../shared/schedules/timing.ts';
import type { ListedSchedule, Occurrence, OccurrenceState, ScheduleId } from '../../shared/schedules.ts';
import { aGroup } from '../builders.ts';
import { home } from './open-planner.ts';

const day = (text: string) => text as PlainDate;
const at = (text: string) => momentOf(day(text.slice(0, 10)), text.slice(11) as WallTime, home);

describe('the days that are shown', () => {
  test.for<[CalendarView, string, Weekday, first: string, last: string, count: number]>([
    ['week', '2026-11-27', 7, '2026-11-22', '2026-11-28', 7],
    ['week', '2026-11-27', 1, '2026-11-23', '2026-11-29', 7],
    ['week', '2026-11-22', 7, '2026-11-22', '2026-11-28', 7],
    ['week', '2026-11-22', 1, '2026-11-16', '2026-11-22', 7],
    ['month', '2026-11-27', 7, '2026-11-01', '2026-12-05', 35],
    ['month', '2026-08-31', 7, '2026-07-26', '2026-09-05', 42],
    ['month', '2026-02-10', 7, '2026-02-01', '2026-02-28', 28],
    ['month', '2026-12-31', 1, '2026-11-30', '2027-01-03', 35],
  ])('%s of %s, weeks from weekday %i', ([view, given, firstWeekday, first, last, count]) => {
    const days = daysShown(view, day(given), firstWeekday);
    expect([days[0], days.at(-1), days.length]).toEqual([first, last, count]);
  });

  test.for<[CalendarView, string, 1 | -1, string]>([
    ['week', '2026-12-30', 1, '2027-01-06'],
    ['week', '2026-01-02', -1, '2025-12-26'],
    ['month', '2026-01-31', 1, '2026-02-28'],
    ['month', '2026-03-31', -1, '2026-02-28'],
    ['month', '2026-12-15', 1, '2027-01-15'],
    ['month', '2026-01-15', -1, '2025-12-15'],
  ])('%s after %s, by %i', ([view, given, step, next]) => {
    expect(stepDay(view, day(given), step)).toBe(next);
  });
});

describe('the entries of a day', () => {
  const room = { lastsMinutes: 40, mostLanes: 3 };
  const laid = (minutes: readonly number[], mostLanes = 3) => {
    const { placed, crowds } = layOutDay(
      minutes.map((minute) => ({ minute })),
      { ...room, mostLanes },
    );
    return [
      ...placed.map(({ entry, lane, laneCount }) => `${entry.minute} in ${lane} of ${laneCount}`),
      ...crowds.map(
        ({ minute, lane, laneCount, entries }) =>
          `+${entries.length} at ${minute} in ${lane} of ${laneCount}`,
      ),
    ];
  };

  test.for<[what: string, minutes: number[], laid: string[]]>([
    ['alone', [540], ['540 in 0 of 1']],
    ['one after the other', [540, 580], ['540 in 0 of 1', '580 in 0 of 1']],
    ['side by side', [560, 540], ['540 in 0 of 2', '560 in 1 of 2']],
    [
      'the first lane again, when it is free',
      [540, 560, 585],
      ['540 in 0 of 2', '560 in 1 of 2', '585 in 0 of 2'],
    ],
    [
      'the last lane counts what has no room',
      [540, 541, 542, 543],
      ['540 in 0 of 3', '541 in 1 of 3', '+2 at 542 in 2 of 3'],
    ],
    ['nothing', [], []],
  ])('stand %s', ([_what, minutes, expected]) => {
    expect(laid(minutes)).toEqual(expected);
  });

  test('are all there, placed or counted, however many', () => {
    const { placed, crowds } = layOutDay(
      Array.from({ length: 200 }, (_, index) => ({ minute: (index * 37) % 1_440 })),
      room,
    );
    const counted = crowds.reduce((sum, { entries }) => sum + entries.length, 0);
    expect(placed.length + counted).toBe(200);
    expect(placed.every(({ lane, laneCount }) => lane < laneCount && laneCount <= 3)).toBe(true);
  });

  test.for<[minute: number, by: number, to: number]>([
    [540, 7, 540],
    [540, 8, 555],
    [547, 20, 562],
    [547, -600, 7],
    [540, 5_000, 1_425],
    [1_439, 30, 1_439],
  ])('are moved in steps within the day: %i by %i', ([minute, by, to]) => {
    expect(moveMinute(minute, by)).toBe(to);
  });
});

test('a week is drawn with the hours of the shop and of every entry', () => {
  const hours = everyDay({ isOpen: true, opens: 7 * 60 + 30, closes: 21 * 60 });
  expect(hoursShown([], undefined)).toEqual({ from: 8, until: 20 });
  expect(hoursShown([], hours)).toEqual({ from: 7, until: 21 });
  expect(hoursShown([{ minute: 5 * 60 + 15 }, { minute: 23 * 60 + 50 }], hours)).toEqual({
    from: 5,
    until: 24,
  });
});

test('what is closed on a day is marked, also where the day before goes on over midnight', () => {
  const shop = everyDay({ isOpen: true, opens: 480, closes: 1_260 });
  expect(closedStretches(shop, 1)).toEqual([
    { from: 0, until: 480 },
    { from: 1_260, until: 1_440 },
  ]);
  const bar = { ...shop, sun: { isOpen: true, opens: 1_200, closes: 120 } };
  expect(closedStretches(bar, 7)).toEqual([{ from: 0, until: 1_200 }]);
  expect(closedStretches(bar, 1)).toEqual([
    { from: 120, until: 480 },
    { from: 1_260, until: 1_440 },
  ]);
  expect(closedStretches({ ...shop, mon: { ...shop.mon, isOpen: false } }, 1)).toEqual([
    { from: 0, until: 1_440 },
  ]);
});

const group = (name: string) => `${name}@g.us` as GroupId;
const aSet = (name: string, ...groups: readonly string[]): GroupSet => ({
  ...{ id: name as GroupSetId, name, color: 'teal', gone: [] },
  groupIds: groups.map(group),
});
const sets = [aSet('big', 'a', 'b', 'c'), aSet('small', 'a', 'b')];

describe('group sets', () => {
  test('that are ticked whole can be followed, as far as she may post to them', () => {
    const groups = ['a', 'b', 'c'].map((name) =>
      aGroup(name, { id: group(name), ...(name === 'c' && { whyNoPost: 'only-admins' }) }),
    );
    const whole = listWholeSets([group('a'), group('b')], sets, groups);
    expect(whole.map(({ name }) => name)).toEqual(['big', 'small']);
    expect(listWholeSets([group('a')], sets, groups)).toEqual([]);
  });

  test('bring their groups along; the others are named', () => {
    const ids = ['a', 'b', 'd'].map(group);
    expect(splitReceivers(ids, [aSet('small', 'a', 'b')])).toEqual({
      setIds: ['small'],
      groupIds: [group('d')],
    });
    expect(splitReceivers(ids, [])).toEqual({ setIds: [], groupIds: ids });
  });

  test.for<[string, { setIds: string[]; groups: string[] }, string | undefined]>([
    ['the one that is followed', { setIds: ['big'], groups: ['d'] }, 'big'],
    ['the smallest that holds all groups', { setIds: [], groups: ['a', 'b'] }, 'small'],
    ['the larger one where it must be', { setIds: [], groups: ['a', 'c'] }, 'big'],
    ['none where a group is in none', { setIds: [], groups: ['a', 'd'] }, undefined],
    ['none where there is no group', { setIds: ['gone'], groups: [] }, undefined],
  ])('stand for groups: %s', ([_what, { setIds, groups }, name]) => {
    const found = findSetOf({ setIds: setIds as GroupSetId[], groupIds: groups.map(group) }, sets);
    expect(found?.name).toBe(name);
  });
});

const id = 'one' as ScheduleId;
const aSchedule = (fields: Partial<ListedSchedule> = {}): ListedSchedule => ({
  ...{
    id,
    what: { kind: 'free-text', text: 'Oi', photoId: null },
    groupIds: [],
    setIds: ['small' as GroupSetId],
  },
  timing: {
    ...{ start: day('2026-11-27'), time: '09:00', repeat: { kind: 'daily' }, end: { kind: 'never' } },
    exceptions: [],
  },
  ...{ isPaused: false, names: ['Oi'], promoHolds: [], groupCount: 2, unreachableCount: 0, heldBy: null },
  ...{ next: null, last: null, confirmedAt: null },
  ...fields,
});
const aRun = (state: OccurrenceState): Occurrence => ({
  ...{ scheduleId: id, day: day('2026-11-27'), at: at('2026-11-27 09:00'), state },
});
const none = { waiting: 0, held: 0, sending: 0, sent: 0, failed: 0, unknown: 0, left: 0, cancelled: 0 };
const aSent = (name: string, fields: Partial<SentPromo> = {}): SentPromo => ({
  ...{
    id: name as BroadcastId,
    name,
    createdAt: 1,
    at: at('2026-11-27 12:30'),
    groupIds: [group('a'), group('b')],
  },
  counts: { ...none, sent: 2 },
  ...fields,
});
const list = (run: Occurrence | null, schedule: ListedSchedule | null, sent: readonly SentPromo[] = []) =>
  listEntries({ runs: run ? [run] : [], schedules: schedule ? [schedule] : [], sent, sets, zone: home });

describe('the calendar', () => {
  test.for<[OccurrenceState, Partial<ListedSchedule>, object]>([
    [{ kind: 'planned' }, {}, { state: 'planned', why: null, day: '2026-11-27', minute: 540, groupCount: 2 }],
    [{ kind: 'planned' }, { heldBy: 'sold-out' }, { state: 'would-hold', why: 'sold-out' }],
    [{ kind: 'planned' }, { promoHolds: ['expired', null] }, { state: 'planned', leftOutCount: 1 }],
    [{ kind: 'paused' }, { heldBy: 'sold-out' }, { state: 'paused', why: null }],
    [{ kind: 'skipped' }, {}, { state: 'skipped' }],
    [{ kind: 'held', why: 'photo-gone' }, { heldBy: null }, { state: 'held', why: 'photo-gone' }],
    [{ kind: 'missed' }, {}, { state: 'missed' }],
    [{ kind: 'discarded' }, {}, { state: 'discarded' }],
  ])('says how a run stands: %o', ([state, fields, entry]) => {
    const [found] = list(aRun(state), aSchedule(fields));
    expect(found).toMatchObject({ ...entry, names: ['Oi'], set: { name: 'small' } });
    expect(found && canMove(found)).toBe(true);
  });

  test('shows what a run sent as one entry, and not a second time as what was sent', () => {
    const promos = [aSent('Mel'), aSent('Queijo', { counts: { ...none, sent: 1, failed: 1 } })];
    const run = aRun({ kind: 'started', broadcastIds: promos.map((promo) => promo.id), leftOut: [] });
    const entries = list(run, aSchedule(), promos);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ names: ['Mel', 'Queijo'], state: 'trouble', minute: 540 });
    expect(entries[0] && canMove(entries[0])).toBe(false);
  });

  test('shows what was sent with one click as one entry, at the time of its first group', () => {
    const entries = list(null, null, [
      aSent('Mel', { at: at('2026-11-27 12:40') }),
      aSent('Queijo'),
      aSent('Café', { createdAt: 2, at: at('2026-11-27 08:00'), counts: { ...none, waiting: 1, sent: 1 } }),
    ]);
    expect(entries.map(({ names, state, minute }) => [names.join(), state, minute])).toEqual([
      ['Café', 'running', 480],
      ['Mel,Queijo', 'done', 750],
    ]);
    expect(entries.some(canMove)).toBe(false);
  });

  test('leaves out what belongs to a schedule that is gone', () => {
    expect(list(aRun({ kind: 'planned' }), null)).toEqual([]);
  });
});

test.for<[from: string, way: Way, to: string | undefined]>([
  ['b', 'down', 'c'],
  ['c', 'down', undefined],
  ['c', 'up', 'b'],
  ['a', 'down', undefined],
  ['a', 'right', 'b'],
  ['c', 'left', 'a'],
  ['c', 'right', 'e'],
  ['e', 'right', undefined],
  ['b', 'before', 'a'],
  ['c', 'after', 'd'],
  ['a', 'before', undefined],
  ['e', 'after', undefined],
  ['gone', 'up', 'a'],
])('an arrow key goes from %s %s', ([from, way, to]) => {
  const entries = [
    { key: 'a', day: day('2026-11-23'), minute: 540 },
    { key: 'b', day: day('2026-11-25'), minute: 540 },
    { key: 'c', day: day('2026-11-25'), minute: 900 },
    { key: 'd', day: day('2026-11-26'), minute: 100 },
    { key: 'e', day: day('2026-11-26'), minute: 1_000 },
  ];
  expect(goThroughEntries(entries, from, way)?.key).toBe(to);
});
