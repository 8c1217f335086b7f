import { z } from 'zod';
import { type PlainDate, plainDate } from '../plain-date.ts';

/** A time of day on the clock of the wall, `09:30`. */
export type WallTime = `${string}:${string}`;

/** Monday is 1, Sunday 7. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

/** When something is to happen: on a day of the calendar, at a time of the wall, in whatever zone the computer is. */
export interface Timing {
  /** The first day that may have a run. */
  readonly start: PlainDate;
  readonly time: WallTime;
  readonly repeat: Repeat;
  readonly end: RepeatEnd;
  /** What became of single runs; at most one for each day. */
  readonly exceptions: readonly TimingException[];
}

export type Repeat =
  /** On `start` and never again. */
  | { readonly kind: 'once' }
  | { readonly kind: 'daily' }
  | { readonly kind: 'weekly'; readonly days: readonly Weekday[] }
  /** A month that has no such day has no run; `last` is the last day, whatever its number. */
  | { readonly kind: 'monthly'; readonly day: number | 'last' };

export type RepeatEnd =
  | { readonly kind: 'never' }
  /** The last day that may have a run. */
  | { readonly kind: 'until'; readonly day: PlainDate }
  /** So many runs; one that was skipped or moved counts too, as in every calendar. */
  | { readonly kind: 'times'; readonly count: number };

/** The run of `day` was moved; `null` when it is skipped. */
export interface TimingException {
  readonly day: PlainDate;
  readonly to: { readonly day: PlainDate; readonly time: WallTime } | null;
}

export const mostRepeats = 1_000;
const mostExceptions = 1_000;

/** A time of day as the window may give it. */
export const wallTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .transform((text) => text as WallTime);

const weekday = z.union(weekdays.map((day) => z.literal(day)));

/** A timing as the window may give it. */
export const timing = z.strictObject({
  start: plainDate,
  time: wallTime,
  repeat: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('once') }),
    z.strictObject({ kind: z.literal('daily') }),
    z.strictObject({ kind: z.literal('weekly'), days: z.array(weekday).min(1).max(7) }),
    z.strictObject({ kind: z.literal('monthly'), day: z.union([z.int().min(1).max(31), z.literal('last')]) }),
  ]),
  end: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('never') }),
    z.strictObject({ kind: z.literal('until'), day: plainDate }),
    z.strictObject({ kind: z.literal('times'), count: z.int().min(1).max(mostRepeats) }),
  ]),
  exceptions: z
    .array(
      z.strictObject({
        day: plainDate,
        to: z.strictObject({ day: plainDate, time: wallTime }).nullable(),
      }),
    )
    .max(mostExceptions),
});
