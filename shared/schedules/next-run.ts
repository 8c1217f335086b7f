import { addDays, dayNumberOf, type PlainDate } from '../plain-date.ts';
import { type PlainMonth, runDays } from './run-days.ts';
import type { Timing } from './timing.ts';
import { type Wall, wallIn } from './wall.ts';

export interface Run {
  /** The day by the rule: it names the run, also when it was moved to another one. */
  readonly day: PlainDate;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Months since `after` that have no such day, so that nothing runs in them. */
  readonly leftOut: readonly PlainMonth[];
}

/**
 * The first run later than `after` (milliseconds since 1970), on the wall clock of `zone`.
 * A time that the clock jumps over runs at the first minute after the gap; one that it shows twice runs the first time.
 * @param zone its name, or its clock from whoever asks often
 * @returns `null` when there is none any more
 */
export function nextRun(timing: Timing, after: number, zone: string | Wall): Run | null {
  const wall = wallIn(zone);
  const byRule = nextByRule(timing, after, wall);
  const moved = timing.exceptions.flatMap(({ day, to }) =>
    to === null || !isRunDay(timing, day) ? [] : [{ day, at: wall.momentOf(to.day, to.time), leftOut: [] }],
  );
  const later = moved.filter(({ at }) => at > after);
  return [...(byRule ? [byRule] : []), ...later].toSorted((one, other) => one.at - other.at)[0] ?? null;
}

function nextByRule(timing: Timing, after: number, wall: Wall): Run | null {
  const excepted = new Set(timing.exceptions.map(({ day }) => day));
  // A day earlier than the wall shows: where the clock goes back at midnight, yesterday's times are yet to come.
  const leftOut: PlainMonth[] = [];
  for (const each of runDays(timing, addDays(wall.dayOf(after), -1))) {
    if (each.kind === 'no-such-day') {
      leftOut.push(each.month);
      continue;
    }
    const at = wall.momentOf(each.day, timing.time);
    if (at > after && !excepted.has(each.day)) return { day: each.day, at, leftOut };
    leftOut.length = 0;
  }
  return null;
}

/** Whether the rule has a run on this day, whatever became of it. */
export function isRunDay(timing: Timing, day: PlainDate): boolean {
  for (const each of runDays(timing, day)) {
    if (each.kind === 'run') return dayNumberOf(each.day) === dayNumberOf(day);
  }
  return false;
}
