import { dayOf, type PlainDate } from '../../shared/plain-date.ts';

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
    new Date(today.getFullYear(), today.getMonth(), today.getDate() + offset).getTime();
  return Array.from({ length: count }, (_, index) => {
    const offset = index - count + 1;
    const from = startOf(offset);
    return { day: dayOf(from), from, until: startOf(offset + 1) };
  });
}
