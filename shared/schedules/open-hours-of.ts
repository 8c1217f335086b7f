import { type OpeningHours, shopHours, spansMidnight, weekdays } from '../pacing/opening-hours.ts';
import { addDays, dayNumberOf, type PlainDate } from '../plain-date.ts';

/** A part of one day, in minutes since midnight on the clock of the wall; `to` is not in it. */
export interface DayPart {
  readonly from: number;
  readonly to: number;
}

export const minutesOfDay = 24 * 60;

/** So much of a day must be left, in minutes, for it to be worth planning. */
const worthPlanning = 2 * 60;
/** Somewhere in two weeks even the rarest shop is open. */
const daysAhead = 14;

/** When the shop is open on one day, in order and apart from each other; after midnight also what began the day before. */
export function openHoursOf(hours: OpeningHours, day: PlainDate): readonly DayPart[] {
  const today = hoursOn(hours, day);
  const yesterday = hoursOn(hours, addDays(day, -1));
  const night = yesterday.isOpen && spansMidnight(yesterday) ? [{ from: 0, to: yesterday.closes }] : [];
  const own = today.isOpen
    ? [{ from: today.opens, to: spansMidnight(today) ? minutesOfDay : today.closes }]
    : [];
  const [early, late] = [...night, ...own].filter(({ from, to }) => to > from);
  if (early === undefined || late === undefined) return early ? [early] : [];
  return late.from > early.to ? [early, late] : [{ from: 0, to: Math.max(early.to, late.to) }];
}

/** The hours that are offered for a day: its longest open part, and of a shop that never closes those of a usual one. */
export function usualHoursOf(hours: OpeningHours, day: PlainDate): DayPart | null {
  const parts = openHoursOf(hours, day);
  if (parts[0]?.from === 0 && parts[0].to === minutesOfDay) {
    return { from: shopHours.mon.opens, to: shopHours.mon.closes };
  }
  const [longest] = parts.toSorted((a, b) => b.to - b.from - (a.to - a.from));
  // A day ends at 23:59 for whoever writes times of it.
  return longest ? { from: longest.from, to: Math.min(longest.to, minutesOfDay - 1) } : null;
}

/** The day that is offered: this one while enough of its hours is left, then the next that is open. */
export function firstDayToPlan(hours: OpeningHours, today: PlainDate, minuteNow: number): PlainDate {
  const left = usualHoursOf(hours, today);
  if (left && left.to - Math.max(left.from, minuteNow) >= worthPlanning) return today;
  for (let ahead = 1; ahead <= daysAhead; ahead += 1) {
    const day = addDays(today, ahead);
    if (usualHoursOf(hours, day) !== null) return day;
  }
  return addDays(today, 1);
}

function hoursOn(hours: OpeningHours, day: PlainDate) {
  // The first of January 1970 was a Thursday.
  return hours[weekdays[(((dayNumberOf(day) + 3) % 7) + 7) % 7] ?? 'mon'];
}
