import { nextRun } from '../../shared/schedules/next-run.ts';
import { momentOfRun, runsBetween, withoutDays } from '../../shared/schedules/runs-between.ts';
import type { Timing } from '../../shared/schedules/timing.ts';
import { openWall, type Wall } from '../../shared/schedules/wall.ts';
import type { NextRun, ScheduleId } from '../../shared/schedules.ts';
import type { Database } from '../storage/open-database.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { Clock } from '../system/clock.ts';
import { createScheduleRunsStore, type PastRun, type ScheduleRunsStore } from './schedule-runs-store.ts';
import { createSchedulesStore, type SchedulesStore, type TimedSchedule } from './schedules-store.ts';

/** Schedules and their runs on the disk, with the next run of each, which follows from the rest. */
export interface Plan {
  readonly schedules: SchedulesStore;
  readonly runs: ScheduleRunsStore;
  readonly transaction: Transaction;
  /** The clock of the wall where the computer is now. */
  wall(): Wall;
  /** The timing with what is yet to be dealt with: a day whose run is written down has no other. */
  openTiming(schedule: TimedSchedule): Timing;
  /** Finds the next run anew, after anything that it follows from has changed. */
  refresh(id: ScheduleId): void;
  /**
   * Finds next runs anew in the present time zone. What it makes too late for, and has not run, was missed.
   * @returns whether any of them is another one now
   */
  follow(ids: readonly ScheduleId[]): boolean;
  /**
   * What became of a run, with the next one, in one step; throws where it has run already. Another run of the same
   * schedule that was moved to the very same minute goes with it, and has its reason.
   */
  settle(run: PastRun): void;
}

/** A run that was dealt with in another time zone lies at most so far before `handledUntil`. */
const reachMs = 3 * 24 * 3_600_000;

export function createPlan(database: Database, clock: Pick<Clock, 'timeZone'>): Plan {
  const { transaction } = database;
  const schedules = createSchedulesStore(database);
  const runs = createScheduleRunsStore(database);
  let latestWall: Wall | undefined;

  function wall(): Wall {
    const zone = clock.timeZone();
    if (latestWall?.zone !== zone) latestWall = openWall(zone);
    return latestWall;
  }

  function openTiming({ id, timing, handledUntil }: TimedSchedule): Timing {
    return withoutDays(timing, runs.readDays(id, handledUntil - reachMs));
  }

  function findNext(schedule: TimedSchedule): NextRun | null {
    const { isPaused, handledUntil } = schedule;
    return isPaused ? null : nextRun(openTiming(schedule), handledUntil, wall());
  }

  function refresh(id: ScheduleId): void {
    const schedule = schedules.readTiming(id);
    if (schedule !== undefined) schedules.setNext(id, findNext(schedule));
  }

  /** In the zone that it was written down for, which is the usual one, nothing is written. */
  function follow(id: ScheduleId): boolean {
    const schedule = schedules.readTiming(id);
    if (schedule === undefined) return false;
    const { timing, next, handledUntil } = schedule;
    const found = findNext(schedule);
    if (next?.at === found?.at && next?.day === found?.day) return false;
    schedules.setNext(id, found);
    if (next === null || runs.read(id, next.day) !== undefined) return true;
    const at = momentOfRun(timing, next.day, wall());
    if (at <= handledUntil) runs.write({ scheduleId: id, day: next.day, at, state: { kind: 'missed' } });
    return true;
  }

  return {
    schedules,
    runs,
    transaction,
    wall,
    openTiming,
    refresh,
    follow: (ids) => transaction(() => ids.filter(follow).length > 0),
    settle: (run) =>
      transaction(() => {
        const { scheduleId: id, at } = run;
        const schedule = schedules.readTiming(id);
        runs.write(run);
        if (schedule !== undefined) {
          for (const { day } of runsBetween(openTiming(schedule), at - 1, at, wall()))
            runs.write({ scheduleId: id, day, at, state: besides(run) });
          if (at > schedule.handledUntil) schedules.setHandledUntil(id, at);
        }
        refresh(id);
      }),
  };
}

/** What becomes of a run that comes at the same minute as this one: it would be the same promo to the same groups. */
function besides({ state }: PastRun): PastRun['state'] {
  return state.kind === 'started' ? { kind: 'held', why: 'just-sent' } : state;
}
