import { type OpeningHours, spansMidnight, type Weekday, weekdays } from '../pacing/opening-hours.ts';

/** A part of the day, in whole hours; `until` is left out. */
export interface HoursShown {
  readonly from: number;
  readonly until: number;
}

/** What is shown of a day at least, so that there is room to drag something to. */
const usual: HoursShown = { from: 8, until: 20 };

/** The hours that a week is drawn with: the usual ones, those in which the shop is open, and those of every entry. */
export function hoursShown(
  entries: readonly { readonly minute: number }[],
  hours: OpeningHours | undefined,
): HoursShown {
  // Hours over midnight, or around the clock, say nothing about what is worth looking at.
  const open = weekdays.flatMap((day) => {
    const each = hours?.[day];
    return each?.isOpen && !spansMidnight(each) ? [each] : [];
  });
  const starts = [...open.map(({ opens }) => opens), ...entries.map(({ minute }) => minute)];
  const ends = [...open.map(({ closes }) => closes), ...entries.map(({ minute }) => minute + 60)];
  return {
    from: Math.min(usual.from, ...starts.map((minute) => Math.floor(minute / 60))),
    until: Math.min(24, Math.max(usual.until, ...ends.map((minute) => Math.ceil(minute / 60)))),
  };
}

/** The stretches of minutes since midnight in which nothing goes on a day. */
export function closedStretches(
  hours: OpeningHours | undefined,
  weekday: number,
): readonly { readonly from: number; readonly until: number }[] {
  const dayMinutes = 24 * 60;
  const name = weekdays[weekday - 1] as Weekday;
  const before = hours?.[weekdays[(weekday + 5) % 7] as Weekday];
  const day = hours?.[name];
  if (day === undefined) return [];
  // What opened yesterday may be open still.
  const opened = before?.isOpen && spansMidnight(before) ? before.closes : 0;
  const opens = day.isOpen ? day.opens : dayMinutes;
  const closes = day.isOpen && !spansMidnight(day) ? day.closes : dayMinutes;
  const stretches = [
    { from: opened, until: opens },
    { from: closes, until: dayMinutes },
  ];
  return stretches.filter(({ from, until }) => from < until);
}
