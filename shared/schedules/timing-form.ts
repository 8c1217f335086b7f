import { alwaysOpen, nextOpening, type OpeningHours } from '../pacing/opening-hours.ts';
import { dayNumberOf, type PlainDate, readPlainDate } from '../plain-date.ts';
import { momentOf } from './moment-of.ts';
import { nextRun } from './next-run.ts';
import { weekdayOf } from './run-days.ts';
import { mostRepeats, type Repeat, type RepeatEnd, type Timing, type Weekday, wallTime } from './timing.ts';
import { wallOf } from './wall-of.ts';

export const repeatKinds = [
  'once',
  'daily',
  'weekly',
  'monthly',
] as const satisfies readonly Repeat['kind'][];
export const endKinds = ['never', 'until', 'times'] as const satisfies readonly RepeatEnd['kind'][];

/** When something is to happen, as it stands in the fields. */
export interface TimingForm {
  /** `2026-12-24`, or nothing yet; of what repeats, the first day that may have a run. */
  readonly day: string;
  /** `09:30`, or nothing yet. */
  readonly time: string;
  readonly repeat: Repeat['kind'];
  readonly weekdays: readonly Weekday[];
  readonly monthDay: number | 'last';
  readonly end: RepeatEnd['kind'];
  readonly untilDay: string;
  readonly times: string;
}

export type TimingProblem =
  | 'day-missing'
  | 'day-past'
  | 'time-missing'
  | 'time-past'
  | 'no-weekday'
  | 'until-missing'
  | 'until-too-early'
  | 'times-wrong'
  /** All that was filled in is right, and yet there is no such day. */
  | 'never';

export type TimingField = 'day' | 'time' | 'weekdays' | 'end';

export interface ReadTiming {
  /** `null` as long as there are problems. */
  readonly timing: Timing | null;
  readonly problems: Partial<Record<TimingField, TimingProblem>>;
}

export interface TimingMoment {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly zone: string;
  /** What is changed: its first day may lie in the past, and what became of its single runs stays. */
  readonly before?: Timing | undefined;
}

/** What the fields say, or what is wrong with which of them. */
export function readTimingForm(form: TimingForm, { now, zone, before }: TimingMoment): ReadTiming {
  const today = wallOf(now, zone).day;
  const start = readPlainDate(form.day);
  const time = wallTime.safeParse(form.time);
  const end = readEnd(form, start);
  const mayBePast = before !== undefined && before.start === start && form.repeat !== 'once';
  const problems: ReadTiming['problems'] = {
    ...(start === undefined && { day: 'day-missing' }),
    ...(start !== undefined && start < today && !mayBePast && { day: 'day-past' }),
    ...(!time.success && { time: 'time-missing' }),
    ...(form.repeat === 'weekly' && form.weekdays.length === 0 && { weekdays: 'no-weekday' }),
    ...('problem' in end && { end: end.problem }),
  };
  const isWrong = Object.keys(problems).length > 0;
  if (isWrong || start === undefined || !time.success || 'problem' in end) return { timing: null, problems };
  const exceptions = before?.exceptions ?? [];
  const timing: Timing = { start, time: time.data, repeat: readRepeat(form), end, exceptions };
  if (form.repeat === 'once' && momentOf(start, time.data, zone) <= now) {
    return { timing: null, problems: { time: 'time-past' } };
  }
  return nextRun(timing, now, zone) === null
    ? { timing: null, problems: { end: 'never' } }
    : { timing, problems };
}

function readRepeat({ repeat, weekdays, monthDay }: TimingForm): Repeat {
  if (repeat === 'weekly') return { kind: repeat, days: weekdays.toSorted((one, other) => one - other) };
  return repeat === 'monthly' ? { kind: repeat, day: monthDay } : { kind: repeat };
}

function readEnd(
  form: TimingForm,
  start: PlainDate | undefined,
): RepeatEnd | { readonly problem: TimingProblem } {
  if (form.repeat === 'once' || form.end === 'never') return { kind: 'never' };
  if (form.end === 'times') {
    const count = /^\d{1,4}$/.test(form.times.trim()) ? Number(form.times) : 0;
    return count >= 1 && count <= mostRepeats ? { kind: 'times', count } : { problem: 'times-wrong' };
  }
  const day = readPlainDate(form.untilDay);
  if (day === undefined) return { problem: 'until-missing' };
  return start !== undefined && day < start ? { problem: 'until-too-early' } : { kind: 'until', day };
}

const halfHourMs = 30 * 60_000;

/**
 * What stands in the fields of something new: once, at a full or half hour, half an hour from now at least, when posts
 * may go.
 */
export function newTimingForm(now: number, zone: string, hours: OpeningHours = alwaysOpen): TimingForm {
  const soon = Math.ceil(now / halfHourMs + 1) * halfHourMs;
  const { day, time } = wallOf(nextOpening(hours, soon, zone) ?? soon, zone);
  return { ...usualRepeat(day), day, time, repeat: 'once', end: 'never', untilDay: '', times: '' };
}

/** The fields of what was planned. */
export function timingFormOf({ start, time, repeat, end }: Timing): TimingForm {
  return {
    ...usualRepeat(start),
    ...{ day: start, time, repeat: repeat.kind },
    ...(repeat.kind === 'weekly' && { weekdays: repeat.days }),
    ...(repeat.kind === 'monthly' && { monthDay: repeat.day }),
    end: end.kind,
    untilDay: end.kind === 'until' ? end.day : '',
    times: end.kind === 'times' ? String(end.count) : '',
  };
}

/** What follows from a day, until she says otherwise: its weekday, and its number in the month. */
function usualRepeat(day: PlainDate): Pick<TimingForm, 'weekdays' | 'monthDay'> {
  return { weekdays: [weekdayOf(dayNumberOf(day))], monthDay: Number(day.slice(8)) };
}

/** Another day: what follows from the day follows it, as long as she has not chosen otherwise. */
export function changeDay(form: TimingForm, day: string): TimingForm {
  const [old, next] = [readPlainDate(form.day), readPlainDate(day)];
  if (next === undefined) return { ...form, day };
  const before = old && usualRepeat(old);
  const isUntouched =
    before === undefined ||
    (form.weekdays.join() === before.weekdays.join() && form.monthDay === before.monthDay);
  return { ...form, day, ...(isUntouched && usualRepeat(next)) };
}
