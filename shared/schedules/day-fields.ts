import type { OpeningHours } from '../pacing/opening-hours.ts';
import { type PlainDate, readPlainDate } from '../plain-date.ts';
import { type DayPart, usualHoursOf } from './open-hours-of.ts';
import { readWallMinutes, wallTimeOf } from './wall-minutes.ts';

/** What stands in the fields of the planner. Times that were not touched follow the day. */
export interface DayFields {
  readonly day: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly gapMinutes: number;
  readonly mostPerGroup: number;
  readonly repeatDays: number;
}

export type DayFieldsProblem = 'no-day' | 'past-day' | 'no-time' | 'until-first';

export type DayReading =
  | { readonly isGood: true; readonly day: PlainDate; readonly wished: DayPart }
  | { readonly isGood: false; readonly problem: DayFieldsProblem };

/** Offered as they stand; a shop that is closed on that day is offered the hours of a usual one. */
export const gapChoices = [10, 15, 20, 30, 45, 60, 90, 120, 180] as const;
export const mostChoices = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20] as const;
export const repeatChoices = [0, 1, 2, 3, 5, 7, 14, 30] as const;

/** Calm enough that nobody turns the group off. */
export const usualDay: Pick<DayFields, 'gapMinutes' | 'mostPerGroup' | 'repeatDays'> = {
  gapMinutes: 30,
  mostPerGroup: 6,
  // As far back as sending looks before it asks.
  repeatDays: 7,
};

const closedDay: DayPart = { from: 8 * 60, to: 21 * 60 };

/** The two times as the fields show them. */
export function showTimes(
  { day, from, until }: DayFields,
  hours: OpeningHours,
): { readonly from: string; readonly until: string } {
  const known = readPlainDate(day);
  const usual = (known && usualHoursOf(hours, known)) ?? closedDay;
  return { from: from ?? wallTimeOf(usual.from), until: until ?? wallTimeOf(usual.to) };
}

/** What the fields ask for, or the first thing that is wrong with them. */
export function readDayFields(fields: DayFields, hours: OpeningHours, today: PlainDate): DayReading {
  const day = readPlainDate(fields.day);
  if (day === undefined) return { isGood: false, problem: 'no-day' };
  if (day < today) return { isGood: false, problem: 'past-day' };
  const times = showTimes(fields, hours);
  const from = readWallMinutes(times.from);
  const to = readWallMinutes(times.until);
  if (from === undefined || to === undefined) return { isGood: false, problem: 'no-time' };
  return to > from ? { isGood: true, day, wished: { from, to } } : { isGood: false, problem: 'until-first' };
}
