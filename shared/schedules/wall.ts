import { dayNumberOf, type PlainDate, plainDateOf } from '../plain-date.ts';
import { momentOf } from './moment-of.ts';
import type { WallTime } from './timing.ts';

/** The clock of the wall of one time zone, for whoever has many questions: most are answered by a subtraction. */
export interface Wall {
  readonly zone: string;
  /** As `momentOf`. */
  momentOf(day: PlainDate, time: WallTime): number;
  /** What the calendar shows then. @param at milliseconds since 1970 */
  dayOf(at: number): PlainDate;
}

/** From one change of the clock to the next, in milliseconds since 1970. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly offsetMs: number;
  readonly offsetBeforeMs: number;
}

const dayMs = 86_400_000;

export function openWall(zone: string): Wall {
  // Questions that follow each other are about the same months.
  let latest: Stretch | undefined;

  function stretchAt(at: number): Stretch {
    if (latest === undefined || at < latest.from || at >= latest.until) latest = findStretch(at, zone);
    return latest;
  }

  return {
    zone,
    momentOf(day, time) {
      const shown = dayNumberOf(day) * dayMs + minutesOf(time) * 60_000;
      const guess = shown - (latest?.offsetMs ?? 0);
      const { from, until, offsetMs, offsetBeforeMs } = stretchAt(guess);
      const at = shown - offsetMs;
      // Shown in this stretch, and not already in the one before it.
      const isPlain = at >= from && at < until && shown - offsetBeforeMs >= from;
      return isPlain ? at : momentOf(day, time, zone);
    },
    dayOf: (at) => plainDateOf(Math.floor((at + stretchAt(at).offsetMs) / dayMs)),
  };
}

/** Who asks only once names the zone. */
export function wallIn(zone: string | Wall): Wall {
  return typeof zone === 'string' ? openWall(zone) : zone;
}

function findStretch(at: number, zone: string): Stretch {
  // A millisecond later, because the change before a change itself is an earlier one.
  const then = Temporal.Instant.fromEpochMilliseconds(at + 1).toZonedDateTimeISO(zone);
  const from = then.getTimeZoneTransition('previous')?.epochMilliseconds ?? Number.NEGATIVE_INFINITY;
  const until = then.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  const offsetMs = then.offsetNanoseconds / 1e6;
  const before = Number.isFinite(from)
    ? Temporal.Instant.fromEpochMilliseconds(from - 1).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6
    : offsetMs;
  return { from, until, offsetMs, offsetBeforeMs: before };
}

function minutesOf(time: WallTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
