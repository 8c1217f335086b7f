import type { PlainDate } from '../../shared/plain-date.ts';

/** A day of this computer's calendar, as milliseconds since 1970: `from` is in it, `until` is not. */
export interface CalendarDay {
  readonly day: PlainDate;
  readonly from: number;
  readonly until: number;
}

/** The last days up to the one of `now`, the oldest first. A day of clock change has 23 or 25 hours. */
export function daysUntil(now: number, count: number): readonly CalendarDay[] {
  const today = new Date(now);
  const startOf = (offset: number) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() + offset);
  return Array.from({ length: count }, (_, index) => {
    const offset = index - count + 1;
    const from = startOf(offset);
    return { day: writeDay(from), from: from.getTime(), until: startOf(offset + 1).getTime() };
  });
}

/** `2025-11-22`, so that they sort as they are written. */
export function writeDay(date: Date): PlainDate {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}` as PlainDate;
}
