import { describe, expect, test } from 'vitest';
import { shopHours } from '../../shared/pacing/opening-hours.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { momentOf } from '../../shared/schedules/moment-of.ts';
import type { Timing, WallTime } from '../../shared/schedules/timing.ts';
import {
  changeDay,
  newTimingForm,
  readTimingForm,
  type TimingField,
  type TimingForm,
  type TimingProblem,
  timingFormOf,
} from '../../shared/schedules/timing-form.ts';
import { home } from './open-planner.ts';

/** A Friday. */
const now = momentOf('2026-11-27' as PlainDate, '10:10' as WallTime, home);

const filled: TimingForm = {
  ...{ day: '2026-12-01', time: '09:30', repeat: 'once', weekdays: [2], monthDay: 1 },
  ...{ end: 'never', untilDay: '', times: '' },
};

const read = (change: Partial<TimingForm>, before?: Timing) =>
  readTimingForm({ ...filled, ...change }, { now, zone: home, before });

describe('what a person filled in', () => {
  test.for<[string, Partial<TimingForm>, Partial<Timing>]>([
    ['once', {}, { start: '2026-12-01' as PlainDate, time: '09:30', repeat: { kind: 'once' } }],
    ['later today', { day: '2026-11-27', time: '10:11' }, { time: '10:11' }],
    [
      'every day until a day',
      { repeat: 'daily', end: 'until', untilDay: '2026-12-24' },
      {
        repeat: { kind: 'daily' },
        end: { kind: 'until', day: '2026-12-24' as PlainDate },
      },
    ],
    [
      'on weekdays, in their order',
      { repeat: 'weekly', weekdays: [5, 1] },
      {
        repeat: { kind: 'weekly', days: [1, 5] },
      },
    ],
    [
      'every month on the last day, three times',
      { repeat: 'monthly', monthDay: 'last', end: 'times', times: '3' },
      {
        repeat: { kind: 'monthly', day: 'last' },
        end: { kind: 'times', count: 3 },
      },
    ],
    [
      'once, whatever stands in fields that are not shown',
      { end: 'times', times: 'x' },
      { end: { kind: 'never' } },
    ],
  ])('is read: %s', ([_what, change, timing]) => {
    expect(read(change)).toMatchObject({ timing, problems: {} });
  });

  test.for<[TimingField, TimingProblem, Partial<TimingForm>]>([
    ['day', 'day-missing', { day: '' }],
    ['day', 'day-missing', { day: '2026-02-31' }],
    ['day', 'day-past', { day: '2026-11-26' }],
    ['day', 'day-past', { day: '2026-11-26', repeat: 'daily' }],
    ['time', 'time-missing', { time: '' }],
    ['time', 'time-missing', { time: '25:00' }],
    ['time', 'time-past', { day: '2026-11-27', time: '10:10' }],
    ['weekdays', 'no-weekday', { repeat: 'weekly', weekdays: [] }],
    ['end', 'until-missing', { repeat: 'daily', end: 'until' }],
    ['end', 'until-too-early', { repeat: 'daily', end: 'until', untilDay: '2026-11-30' }],
    ['end', 'times-wrong', { repeat: 'daily', end: 'times', times: '0' }],
    ['end', 'times-wrong', { repeat: 'daily', end: 'times', times: '1001' }],
    ['end', 'times-wrong', { repeat: 'daily', end: 'times', times: 'two' }],
    ['end', 'never', { repeat: 'monthly', monthDay: 31, end: 'until', untilDay: '2026-12-30' }],
    ['end', 'never', { repeat: 'weekly', weekdays: [1], end: 'until', untilDay: '2026-12-02' }],
  ])('is wrong at %s: %s', ([field, problem, change]) => {
    expect(read(change)).toEqual({ timing: null, problems: { [field]: problem } });
  });

  test('has a sentence at every field that is wrong, all at once', () => {
    expect(read({ day: '', time: '', repeat: 'weekly', weekdays: [], end: 'until' }).problems).toEqual({
      ...{ day: 'day-missing', time: 'time-missing', weekdays: 'no-weekday', end: 'until-missing' },
    });
  });

  test('may begin in the past where it was planned so, and keeps what became of single runs', () => {
    const before: Timing = {
      ...{
        start: '2026-11-01' as PlainDate,
        time: '08:00',
        repeat: { kind: 'daily' },
        end: { kind: 'never' },
      },
      exceptions: [{ day: '2026-11-28' as PlainDate, to: null }],
    };
    const form = { ...timingFormOf(before), time: '09:00' };
    expect(readTimingForm(form, { now, zone: home, before }).timing).toEqual({ ...before, time: '09:00' });
  });

  test.for<Timing['repeat']>([
    { kind: 'once' },
    { kind: 'daily' },
    { kind: 'weekly', days: [1, 3] },
    { kind: 'monthly', day: 30 },
    { kind: 'monthly', day: 'last' },
  ])('comes back as it was: $kind', (repeat) => {
    const timing: Timing = {
      ...{ start: '2026-12-03' as PlainDate, time: '09:00', repeat, exceptions: [] },
      end: repeat.kind === 'once' ? { kind: 'never' } : { kind: 'times', count: 12 },
    };
    expect(readTimingForm(timingFormOf(timing), { now, zone: home }).timing).toEqual(timing);
  });
});

test('something new is proposed at a half hour, not at once, and not while the shop is closed', () => {
  expect(newTimingForm(now, home)).toMatchObject({
    day: '2026-11-27',
    time: '11:00',
    weekdays: [5],
    monthDay: 27,
  });
  const late = momentOf('2026-11-27' as PlainDate, '20:45' as WallTime, home);
  expect(newTimingForm(late, home, shopHours)).toMatchObject({
    day: '2026-11-28',
    time: '08:00',
    weekdays: [6],
  });
});

test('weekday and day of the month follow the day, until she has chosen them herself', () => {
  const form = newTimingForm(now, home);
  expect(changeDay(form, '2026-12-01')).toMatchObject({ weekdays: [2], monthDay: 1 });
  const chosen = { ...form, weekdays: [1, 2] as const };
  expect(changeDay(chosen, '2026-12-01')).toMatchObject({
    day: '2026-12-01',
    weekdays: [1, 2],
    monthDay: 27,
  });
  expect(changeDay(form, '')).toMatchObject({ day: '', weekdays: [5] });
});
