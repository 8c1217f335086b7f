import { addDays, type PlainDate } from '../plain-date.ts';
import type { Run } from './next-run.ts';
import { isRunDay } from './next-run.ts';
import { type PlainMonth, runDays } from './run-days.ts';
import type { Timing } from './timing.ts';
import { type Wall, wallIn } from './wall.ts';

/**
 * The runs later than `after`, up to and including `until`, in their order, as `nextRun` finds them one by one.
 * Times are milliseconds since 1970.
 * @param zone its name, or its clock from whoever asks often
 */
export function* runsBetween(
  timing: Timing,
  after: number,
  until: number,
  zone: string | Wall,
): Generator<Run> {
  const wall = wallIn(zone);
  const moved = listMoved(timing, after, until, wall);
  for (const run of runsByRule(timing, after, until, wall)) {
    while (moved[0] !== undefined && moved[0].at < run.at) yield moved.shift() as Run;
    yield run;
  }
  yield* moved;
}

function listMoved(timing: Timing, after: number, until: number, wall: Wall): Run[] {
  return timing.exceptions
    .flatMap(({ day, to }) => (to === null ? [] : [{ day, at: wall.momentOf(to.day, to.time), leftOut: [] }]))
    .filter(({ day, at }) => at > after && at <= until && isRunDay(timing, day))
    .toSorted((one, other) => one.at - other.at);
}

/** The days of a rule are looked through once, however many runs they have. */
function* runsByRule(timing: Timing, after: number, until: number, wall: Wall): Generator<Run> {
  const excepted = new Set(timing.exceptions.map(({ day }) => day));
  let leftOut: PlainMonth[] = [];
  for (const each of runDays(timing, addDays(wall.dayOf(after), -1))) {
    if (each.kind === 'no-such-day') {
      leftOut.push(each.month);
      continue;
    }
    const at = wall.momentOf(each.day, timing.time);
    if (at > until) return;
    if (at > after && !excepted.has(each.day)) yield { day: each.day, at, leftOut };
    leftOut = [];
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
export function momentOfRun({ time, exceptions }: Timing, day: PlainDate, zone: string | Wall): number {
  const to = exceptions.find((each) => each.day === day)?.to ?? { day, time };
  return wallIn(zone).momentOf(to.day, to.time);
}
