import { nextRun } from '../../shared/schedules/next-run.ts';
import { momentOfRun, withoutDays } from '../../shared/schedules/runs-between.ts';
import type { Timing } from '../../shared/schedules/timing.ts';
import type { NextRun, ScheduleId } from '../../shared/schedules.ts';
import type { Database } from '../storage/open-database.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { Clock } from '../system/clock.ts';
import { createScheduleRunsStore, type PastRun, type ScheduleRunsStore } from './schedule-runs-store.ts';
import { createSchedulesStore, type SchedulesStore, type StoredSchedule } from './schedules-store.ts';

/** Schedules and their runs on the disk, with the next run of each, which follows from the rest. */
export interface Plan {
  readonly schedules: SchedulesStore;
  readonly runs: ScheduleRunsStore;
  readonly transaction: Transaction;
  /** The timing with what is yet to be dealt with: a day whose run is written down has no other. */
  openTiming(schedule: StoredSchedule): Timing;
  /** Finds the next run anew, after anything that it follows from has changed. */
  refresh(id: ScheduleId): void;
  /** Finds all next runs anew in the present time zone. What it makes too late for, and has not run, was missed. */
  follow(): void;
  /** What became of a run, with the next one, in one step; throws where it has run already. */
  settle(run: PastRun): void;
}

/** A run that was dealt with in another time zone lies at most so far before `handledUntil`. */
const reachMs = 3 * 24 * 3_600_000;

export function createPlan(database: Database, clock: Pick<Clock, 'timeZone'>): Plan {
  const { transaction } = database;
  const schedules = createSchedulesStore(database);
  const runs = createScheduleRunsStore(database);

  function openTiming({ id, timing, handledUntil }: StoredSchedule): Timing {
    return withoutDays(timing, runs.readDays(id, handledUntil - reachMs));
  }

  function findNext(schedule: StoredSchedule): NextRun | null {
    const { isPaused, handledUntil } = schedule;
    return isPaused ? null : nextRun(openTiming(schedule), handledUntil, clock.timeZone());
  }

  function refresh(id: ScheduleId): void {
    const schedule = schedules.read(id);
    if (schedule !== undefined) schedules.setNext(id, findNext(schedule));
  }

  /** In the zone that it was written down for, which is the usual one, nothing is written. */
  function follow(schedule: StoredSchedule): void {
    const { id, timing, next, handledUntil } = schedule;
    const found = findNext(schedule);
    if (next?.at === found?.at && next?.day === found?.day) return;
    schedules.setNext(id, found);
    if (next === null || runs.read(id, next.day) !== undefined) return;
    const at = momentOfRun(timing, next.day, clock.timeZone());
    if (at <= handledUntil) runs.write({ scheduleId: id, day: next.day, at, state: { kind: 'missed' } });
  }

  return {
    schedules,
    runs,
    transaction,
    openTiming,
    refresh,
    follow: () => transaction(() => schedules.readAll().forEach(follow)),
    settle: (run) =>
      transaction(() => {
        const { scheduleId: id, at } = run;
        runs.write(run);
        const handledUntil = schedules.read(id)?.handledUntil ?? at;
        if (at > handledUntil) schedules.setHandledUntil(id, at);
        refresh(id);
      }),
  };
}
