/** Monday first, as Temporal's `dayOfWeek` counts from 1. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * One weekday, in minutes since midnight on the computer's own clock. Where `closes` is not after `opens` it closes on
 * the next day, and those hours belong to the day on which it opened; equal ones are 24 hours.
 */
export interface DayHours {
  readonly isOpen: boolean;
  readonly opens: number;
  readonly closes: number;
}

/** When messages may go to groups. */
export type OpeningHours = Readonly<Record<Weekday, DayHours>>;

/** The same hours on every day. */
export function everyDay(day: DayHours): OpeningHours {
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
}

/** Eight to nine in the evening: nobody's phone rings at night because of a forgotten setting. */
export const shopHours = everyDay({ isOpen: true, opens: 8 * 60, closes: 21 * 60 });
export const alwaysOpen = everyDay({ isOpen: true, opens: 0, closes: 0 });

/**
 * What the clock on the wall shows decides: an hour that summer time repeats is open twice, one that it skips never.
 * @param at milliseconds since 1970
 * @param timeZone an IANA name, for example `America/Sao_Paulo`
 */
export function isOpenAt(hours: OpeningHours, at: number, timeZone: string): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const minute = local.hour * 60 + local.minute;
  const today = hoursOf(hours, local.dayOfWeek);
  const yesterday = hoursOf(hours, local.dayOfWeek - 1);
  return (
    hasOpened(today, minute) || (yesterday.isOpen && spansMidnight(yesterday) && minute < yesterday.closes)
  );
}

/** @returns the first moment from `at` on at which it is open; `null` when no day is */
export function nextOpening(hours: OpeningHours, at: number, timeZone: string): number | null {
  if (!(Math.abs(at) < latestMs) || isOpenAt(hours, at, timeZone)) return at;
  const later = openingEdges(hours, at, timeZone).filter((edge) => edge > at);
  return later.sort((a, b) => a - b).find((edge) => isOpenAt(hours, edge, timeZone)) ?? null;
}

/** Further ahead no calendar knows the days; whatever waits so long waits for something else. */
const latestMs = 8e15;

/** Two weeks and a day, because summer time may skip the only hour that is open in a week. */
const daysAhead = 15;

/** Every moment of the next days at which it may become open: the opening times, and where the clock itself jumps. */
function openingEdges(hours: OpeningHours, at: number, timeZone: string): number[] {
  const now = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const edges: number[] = [];
  for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
    const date = now.toPlainDate().add({ days: ahead });
    const { isOpen, opens } = hoursOf(hours, date.dayOfWeek);
    if (!isOpen) continue;
    const opening = date.toPlainDateTime({ hour: Math.floor(opens / 60), minute: opens % 60 });
    for (const disambiguation of ['earlier', 'later'] as const) {
      edges.push(opening.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds);
    }
  }
  const jump = now.getTimeZoneTransition('next');
  return jump === null ? edges : [...edges, jump.epochMilliseconds];
}

function hasOpened(day: DayHours, minute: number): boolean {
  return day.isOpen && minute >= day.opens && (spansMidnight(day) || minute < day.closes);
}

export function spansMidnight({ opens, closes }: DayHours): boolean {
  return closes <= opens;
}

/** @param dayOfWeek 1 is Monday, 0 the Sunday before it */
function hoursOf(hours: OpeningHours, dayOfWeek: number): DayHours {
  return hours[weekdays[(dayOfWeek + 6) % 7] ?? 'mon'];
}
