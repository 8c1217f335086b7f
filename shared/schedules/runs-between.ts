import type { PlainDate } from '../plain-date.ts';
import { momentOf } from './moment-of.ts';
import { nextRun, type Run } from './next-run.ts';
import type { Timing } from './timing.ts';

/** The runs later than `after`, up to and including `until`, in their order. Times are milliseconds since 1970. */
export function* runsBetween(timing: Timing, after: number, until: number, zone: string): Generator<Run> {
  let next = nextRun(timing, after, zone);
  while (next !== null && next.at <= until) {
    yield next;
    next = nextRun(timing, next.at, zone);
  }
}

/** The timing without the runs of these days, wherever they were moved to. */
export function withoutDays(timing: Timing, days: readonly PlainDate[]): Timing {
  if (days.length === 0) return timing;
  const gone = new Set(days);
  const others = timing.exceptions.filter(({ day }) => !gone.has(day));
  return { ...timing, exceptions: [...others, ...[...gone].map((day) => ({ day, to: null }))] };
}

/** When the run of a day is, by the rule or where it was moved to; a run that is skipped is where it would be. */
export function momentOfRun({ time, exceptions }: Timing, day: PlainDate, zone: string): number {
  const to = exceptions.find((each) => each.day === day)?.to ?? { day, time };
  return momentOf(to.day, to.time, zone);
}
