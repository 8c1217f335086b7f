import { type DayHours, type OpeningHours, type Weekday, weekdays } from './opening-hours.ts';

/** Days in a row with the same hours; 0 is Monday. */
export interface DayRun {
  readonly first: number;
  readonly last: number;
  /** The first of them by name. */
  readonly name: Weekday;
  readonly day: DayHours;
}

/** @returns the week from Monday on, days in a row with the same hours as one */
export function groupDays(hours: OpeningHours): readonly DayRun[] {
  const runs: DayRun[] = [];
  for (const [index, name] of weekdays.entries()) {
    const day = hours[name];
    const before = runs.at(-1);
    if (before && isSame(before.day, day)) runs[runs.length - 1] = { ...before, last: index };
    else runs.push({ first: index, last: index, name, day });
  }
  return runs;
}

/** Two closed days are alike, whatever hours they had when they were open. */
function isSame(one: DayHours, other: DayHours): boolean {
  if (!one.isOpen || !other.isOpen) return one.isOpen === other.isOpen;
  return one.opens === other.opens && one.closes === other.closes;
}
