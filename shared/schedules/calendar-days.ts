import { addDays, dayNumberOf, type PlainDate, plainDateOf } from '../plain-date.ts';
import { weekdayOf } from './run-days.ts';
import type { Weekday } from './timing.ts';

export const calendarViews = ['week', 'month'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** The days that are shown with a day: its week, or the whole weeks that hold its month. */
export function daysShown(view: CalendarView, day: PlainDate, firstWeekday: Weekday): readonly PlainDate[] {
  const first = startOfWeek(view === 'week' ? day : firstOfMonth(day), firstWeekday);
  const last = view === 'week' ? day : addDays(firstOfMonth(day, 1), -1);
  const weekCount = Math.floor((dayNumberOf(last) - dayNumberOf(first)) / 7) + 1;
  return Array.from({ length: weekCount * 7 }, (_, index) => addDays(first, index));
}

/** The same day of the next or the last week or month; the last one of a month that is shorter. */
export function stepDay(view: CalendarView, day: PlainDate, step: 1 | -1): PlainDate {
  if (view === 'week') return addDays(day, 7 * step);
  const last = addDays(firstOfMonth(day, step + 1), -1);
  return [`${last.slice(0, 8)}${day.slice(8)}`, last].toSorted()[0] as PlainDate;
}

/** Whether two days are in one month. */
export function isSameMonth(one: PlainDate, other: PlainDate): boolean {
  return one.slice(0, 7) === other.slice(0, 7);
}

function startOfWeek(day: PlainDate, firstWeekday: Weekday): PlainDate {
  const number = dayNumberOf(day);
  return plainDateOf(number - ((weekdayOf(number) - firstWeekday + 7) % 7));
}

/** @param ahead how many months later */
function firstOfMonth(day: PlainDate, ahead = 0): PlainDate {
  return plainDateOf(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + ahead, 1) / 86_400_000);
}
