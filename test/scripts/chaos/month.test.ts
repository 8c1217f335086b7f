import { describe, expect, test } from 'vitest';
import type { Booked, Post } from '../../../scripts/chaos/month/far-end.ts';
import { judgePosts } from '../../../scripts/chaos/month/judge-posts.ts';
import { judgeRuns, type RunVerdict } from '../../../scripts/chaos/month/judge-runs.ts';
import type { Month } from '../../../scripts/chaos/month/live-month.ts';
import { listExpected } from '../../../scripts/chaos/month/oracle.ts';
import { dayOf, exceptions, month, schedules, year, zone } from '../../../scripts/chaos/month/shop-plan.ts';
import { daysOfMonth, openShopWall } from '../../../scripts/chaos/month/wall.ts';
import type { PlainDate } from '../../../shared/plain-date.ts';
import { runsBetween } from '../../../shared/schedules/runs-between.ts';
import type { Timing, TimingException } from '../../../shared/schedules/timing.ts';
import type { Occurrence, ScheduleId } from '../../../shared/schedules.ts';

const wall = openShopWall(zone);
const days = daysOfMonth(year, month);
const begin = wall.momentOf(dayOf(1), '09:30');
const end = wall.momentOf(dayOf(30), '19:00');
const minuteMs = 60_000;

test('the slow look at the wall finds the same runs of the month as the app does', () => {
  const expected = listExpected(days, begin, wall).filter(({ schedule }) => schedule.name !== 'Pausada');
  const found = schedules.flatMap((schedule) => {
    const { name, start, time, repeat, end: until = { kind: 'never' } } = schedule;
    const own = exceptions.filter((each) => each.schedule === name) as unknown as readonly TimingException[];
    const timing = { start, time, repeat, end: until, exceptions: own } as Timing;
    const runs = name === 'Pausada' ? [] : [...runsBetween(timing, begin, end + 300 * minuteMs, zone)];
    return runs.map(({ day, at }) => `${name} ${day} ${at}`);
  });
  expect(expected.map(({ schedule, day, at }) => `${schedule.name} ${day} ${at}`).toSorted()).toEqual(
    found.toSorted(),
  );
  expect(found.length).toBeGreaterThan(280);
  // In the night before the fifth the clock of Santiago goes back.
  expect(wall.momentOf(dayOf(5), '12:00') - wall.momentOf(dayOf(4), '12:00')).toBe(25 * 3_600_000);
});

/** One schedule that runs at noon, every day, with the computer always on. */
const noon = schedules.filter(({ name }) => name === 'Todo dia');
const id = 'noon' as ScheduleId;

function judgeDay(run: Occurrence | null, more: Partial<Month> = {}, createdAt = 0): RunVerdict {
  const day = dayOf(2);
  const [schedule] = noon;
  if (schedule === undefined) throw new Error('there is such a schedule');
  const at = wall.momentOf(day, '12:00');
  const lived = {
    ...{ plannedAt: begin, endsAt: end, awake: [{ from: begin, to: end }], runs: run ? [run] : [] },
    ...{ owner: { idOf: new Map([['Todo dia', id]]), answers: [] }, stillAsked: new Set<string>() },
    ...more,
  } as unknown as Month;
  const books = [{ broadcastId: 'b', createdAt: createdAt || at } as Booked];
  return judgeRuns([{ schedule, day, at }], lived, { books, posts: [], wall });
}

function aRun(state: object, day = dayOf(2)): Occurrence {
  return { scheduleId: id, day: day as PlainDate, at: wall.momentOf(day, '12:00'), state } as Occurrence;
}

const started = { kind: 'started', broadcastIds: ['b'], leftOut: [] };

describe('the judge of the runs', () => {
  test('is content with one that went at its time', () => {
    const { ends, ...faults } = judgeDay(aRun(started));
    expect([...ends]).toEqual([['sent at its time', 1]]);
    expect(Object.values(faults).flat()).toEqual([]);
  });

  const atNoon = wall.momentOf(dayOf(2), '12:00');
  test.for<[what: string, fault: keyof RunVerdict, verdict: RunVerdict]>([
    ['one that ended in nothing', 'lost', judgeDay(null)],
    ['one that is planned although its time is over', 'lost', judgeDay(aRun({ kind: 'planned' }))],
    ['one that was missed while she was there', 'missedForNothing', judgeDay(aRun({ kind: 'missed' }))],
    ['one that was missed and is not asked about', 'neverOffered', judgeDay(aRun({ kind: 'missed' }))],
    ['one that she never left, and that is left', 'neverOffered', judgeDay(aRun({ kind: 'discarded' }))],
    ['one that went too late', 'atAnotherTime', judgeDay(aRun(started), {}, atNoon + 40 * minuteMs)],
    ['one that went too early', 'atAnotherTime', judgeDay(aRun(started), {}, atNoon - minuteMs)],
    ['a reason that is not true', 'wronglyHeld', judgeDay(aRun({ kind: 'held', why: 'sold-out' }))],
    ['"just sent" where nothing was', 'wronglyHeld', judgeDay(aRun({ kind: 'held', why: 'just-sent' }))],
    [
      'a run that no rule asks for',
      'madeUp',
      judgeDay(aRun(started), { runs: [aRun(started), aRun(started, dayOf(3))] }),
    ],
  ])('notices %s', ([, fault, verdict]) => {
    expect((verdict[fault] as readonly string[]).length).toBe(1);
  });
});

describe('the judge of the messages', () => {
  const at = (time: string) => wall.momentOf(dayOf(2), time);
  const post = (messageId: string, takenAt: number, more: Partial<Post> = {}): Post => ({
    ...{ messageId, groupName: 'Clientes', text: messageId, takenAt: [takenAt] },
    ...{ deviceCount: 2, onceCount: 2, heldByAny: true },
    ...more,
  });
  const judge = (posts: readonly Post[], state = 'sent') =>
    judgePosts(
      posts,
      posts.map(({ messageId }) => ({ messageId, state }) as Booked),
      wall,
    );

  test('is content with two that are once on every device', () => {
    expect(judge([post('a', at('12:00')), post('b', at('12:01'))])).toMatchObject({
      ...{ postCount: 2, notOnce: 0, notSentButHeld: 0, twiceSoon: 0, whileClosed: 0 },
      ...{ mostInAnHour: 2, mostInADay: 2, shortestPauseMs: minuteMs },
    });
  });

  test('notices what is missing or twice on a device, and what is there without having been sent', () => {
    expect(judge([post('a', at('12:00'), { onceCount: 1 })]).notOnce).toBe(1);
    expect(judgePosts([], [{ messageId: 'a', state: 'sent' } as Booked], wall).notOnce).toBe(1);
    expect(judge([post('a', at('12:00'))], 'cancelled').notSentButHeld).toBe(1);
    expect(judgePosts([post('a', at('12:00'))], [], wall).notSentButHeld).toBe(1);
  });

  test('notices a text that comes again too soon, a closed shop, and a pace that is too quick', () => {
    const again = { text: 'same' };
    expect(judge([post('a', at('12:00'), again), post('b', at('13:59'), again)]).twiceSoon).toBe(1);
    expect(judge([post('a', at('12:00'), again), post('b', at('14:01'), again)]).twiceSoon).toBe(0);
    expect(judge([post('a', at('08:59')), post('b', at('19:00')), post('c', at('18:59'))]).whileClosed).toBe(
      2,
    );
    const quick = Array.from({ length: 40 }, (_, index) => post(`${index}`, at('12:00') + index * minuteMs));
    expect(judge(quick).mostInAnHour).toBe(40);
    expect(judge([...quick, post('late', at('13:20'))])).toMatchObject({ mostInAnHour: 40, mostInADay: 41 });
  });
});
