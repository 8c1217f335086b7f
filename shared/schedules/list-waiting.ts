import type { ListedSchedule } from '../schedules.ts';
import { findWaitEnd, type LinkWait, type WaitRules } from './wait-for-link.ts';

/** Something that would go now, and waits. */
export interface WaitingRun extends LinkWait {
  readonly schedule: ListedSchedule;
  /** The day by the rule, which names the run. */
  readonly day: NonNullable<ListedSchedule['next']>['day'];
}

export interface WaitingFacts {
  readonly now: number;
  readonly isConnected: boolean;
  readonly rules: WaitRules;
}

/**
 * What waits for a link, in the order in which it goes: the planned ones whose time has come, and what she confirmed
 * without one, which is seen until it goes.
 */
export function listWaiting(
  schedules: readonly ListedSchedule[],
  { now, isConnected, rules }: WaitingFacts,
): readonly WaitingRun[] {
  return schedules
    .flatMap((schedule) => {
      const { next, isPaused, confirmedAt, timing } = schedule;
      if (next === null || isPaused) return [];
      // Where she gave it a time of its own, it is planned like any other.
      const isConfirmed = confirmedAt !== null && timing.exceptions.length === 0;
      const isLate = next.at <= now && !isConnected;
      if (!isConfirmed && !isLate) return [];
      return [{ schedule, day: next.day, at: next.at, until: findWaitEnd(next.at, rules) }];
    })
    .toSorted((one, other) => one.at - other.at);
}
