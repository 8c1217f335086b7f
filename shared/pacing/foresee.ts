import type { HeldReason } from '../broadcasts.ts';
import { decideWait, firstDaysEnd, isHold, type Pace, type WaitReason } from '../pacing.ts';
import { withinFloor } from './limits.ts';
import { keepForCaps } from './past-posts.ts';

/** One message that waits: an estimate to show, never a promise. */
export interface Foreseen {
  /** When it is expected to go; `null` where that depends on something else. */
  readonly at: number | null;
  /** What it waits for last; `null` when it goes now. */
  readonly reason: WaitReason | HeldReason | null;
}

/** What a broadcast would meet if it were made now. Times are milliseconds since 1970. */
export interface Forecast {
  /** When the first group gets it; `null` when no weekday is open. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** What holds the first group; `null` when it goes at once or after the ordinary pauses. */
  readonly heldBy: HeldReason | null;
  /** What holds groups after the first one, without repeats. */
  readonly holdsLater: readonly HeldReason[];
  /** Groups of other broadcasts that go before. */
  readonly aheadCount: number;
  /** Pauses are longer and caps lower, because this computer was linked a few days ago. */
  readonly isFirstDays: boolean;
}

/** Lives through the next `count` messages to groups, with every pause at its mean and every send in no time. */
export function foresee(count: number, pace: Pace, now: number): readonly Foreseen[] {
  const { minPauseMs, maxPauseMs } = withinFloor(pace.pacing);
  const pauseMs = (minPauseMs + maxPauseMs) / 2;
  const foreseen: Foreseen[] = [];
  let at = now;
  let posts = pace.posts;
  while (foreseen.length < count) {
    const { until, reason } = decideWait('post', { ...pace, posts }, at);
    if (until === null) {
      foreseen.push(...Array<Foreseen>(count - foreseen.length).fill({ at: null, reason }));
      break;
    }
    foreseen.push({ at: Math.max(at, until), reason: until > at ? reason : null });
    at = Math.max(at, until);
    posts = keepForCaps([...posts, { endedAt: at, pauseMs, isOwnChat: false }]);
  }
  return foreseen;
}

/** @param aheadCount messages to groups that wait already */
export function forecastBroadcast(groupCount: number, aheadCount: number, pace: Pace, now: number): Forecast {
  const all = foresee(aheadCount + groupCount, pace, now);
  const own = all.slice(aheadCount);
  const [first] = own;
  const holds = (some: readonly Foreseen[]) =>
    [...new Set(some.map(({ reason }) => reason))].filter((reason) => reason !== null).filter(isHold);
  return {
    firstAt: first?.at ?? null,
    lastAt: own.at(-1)?.at ?? null,
    heldBy: holds(all.slice(0, aheadCount + 1)).at(-1) ?? null,
    holdsLater: holds(own.slice(1)),
    aheadCount,
    isFirstDays: firstDaysEnd(pace) > now,
  };
}
