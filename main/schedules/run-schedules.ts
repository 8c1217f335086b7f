import { AppError } from '../../shared/failure.ts';
import { isOpenAt, type OpeningHours } from '../../shared/pacing/opening-hours.ts';
import { decideDue } from '../../shared/schedules/decide-due.ts';
import { runsBetween } from '../../shared/schedules/runs-between.ts';
import { mostMissedKept, type ScheduleId } from '../../shared/schedules.ts';
import type { WallNews } from '../../shared/wall-news.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import type { OnMoment } from '../system/moments.ts';
import type { Breathe } from '../whatsapp/breathe.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';
import { createWallFollower } from './follow-wall.ts';
import type { StoredSchedule } from './schedules-store.ts';
import { type DueRun, type StartRunDeps, startRun } from './start-run.ts';

export interface RunSchedulesDeps extends StartRunDeps {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly log: Log;
  readonly whatsapp: Pick<WhatsApp, 'connection' | 'on'>;
  /** The computer woke up, or its network changed. */
  readonly onMoment: OnMoment;
  readonly readHours: () => OpeningHours;
  /** So late may a run still go by itself. */
  readonly readGraceMs: () => number;
  /** Hundreds may fall due at once, as after a sleep of days. */
  readonly breathe: Breathe;
  /** What she must know of the clock, when it changes anything that is planned. */
  readonly onWallNews: (news: WallNews) => void;
  /** Something is planned otherwise, has run, or is asked about. */
  readonly onChange: () => void;
}

export interface RunningSchedules {
  /** Looks again, because something is planned otherwise. */
  wake(): void;
  stop(): Promise<void>;
}

/** A timer stands still while the computer sleeps, and knows nothing of a clock that is set: so it is never a long one. */
const longestWaitMs = 60_000;

/**
 * Runs what falls due, one after the other. Whatever woke it, it asks the clock of the wall what is due by now, so that
 * no moment is missed by a timer that came early, late or never.
 */
export function runSchedules(deps: RunSchedulesDeps): RunningSchedules {
  const { plan, clock, log, whatsapp, breathe, onChange } = deps;
  const { schedules, runs, transaction } = plan;
  let cancelTimer = () => {};
  let looking: Promise<void> | undefined;
  let mustLookAgain = false;
  let isStopped = false;
  const followWall = createWallFollower({ ...deps, isStopped: () => isStopped });

  function wake(): void {
    mustLookAgain = true;
    if (!isStopped) looking ??= lookUntilDone();
  }

  async function lookUntilDone(): Promise<void> {
    while (mustLookAgain && !isStopped) {
      mustLookAgain = false;
      cancelTimer();
      try {
        await look();
      } catch (error) {
        report(error);
      }
    }
    looking = undefined;
    if (!isStopped) cancelTimer = clock.after(readWaitMs(), wake);
  }

  function readWaitMs(): number {
    const now = clock.now();
    return Math.min(longestWaitMs, (schedules.readNextAfter(now) ?? Number.POSITIVE_INFINITY) - now);
  }

  async function look(): Promise<void> {
    await followWall();
    for (const id of schedules.listDue(clock.now())) {
      if (isStopped) return;
      try {
        await see(id);
      } catch (error) {
        report(error);
      }
      await breathe();
    }
  }

  async function see(id: ScheduleId): Promise<void> {
    const schedule = schedules.read(id);
    if (schedule === undefined || schedule.isPaused) return;
    const now = clock.now();
    const due = decideDue(plan.openTiming(schedule), {
      ...{ handledUntil: schedule.handledUntil, now, zone: plan.wall(), graceMs: deps.readGraceMs() },
      isOpen: isOpenAt(deps.readHours(), now, clock.timeZone()),
    });
    if (due.kind === 'nothing') {
      plan.refresh(id);
      return;
    }
    if (due.missed !== null) noteMissed(schedule, due.missed.latest.at);
    if (due.kind === 'run') await run(schedule, due.run);
  }

  /** Every missed run is written down, so that it is asked about once, and the calendar shows it. */
  function noteMissed(schedule: StoredSchedule, until: number): void {
    const { id: scheduleId, handledUntil } = schedule;
    const missed = [...runsBetween(plan.openTiming(schedule), handledUntil, until, plan.wall())];
    transaction(() => {
      for (const { day, at } of missed.slice(-mostMissedKept)) {
        runs.write({ scheduleId, day, at, state: { kind: 'missed' } });
      }
      runs.keepMissed(scheduleId, mostMissedKept);
      schedules.setHandledUntil(scheduleId, until);
      plan.refresh(scheduleId);
    });
    log.info({ runCount: missed.length }, 'runs of a schedule were missed');
    onChange();
  }

  /** Without a connection it waits, as long as the grace lasts: nothing is put in the queue for another day. */
  async function run(schedule: StoredSchedule, { day, at }: DueRun): Promise<void> {
    if (whatsapp.connection.kind !== 'connected') return;
    const isDue = ({ isPaused, next }: StoredSchedule) => !isPaused && next?.day === day && next.at === at;
    try {
      if (await startRun(schedule, { day, at }, isDue, deps)) onChange();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // It stays due, and is tried again at the next look.
      log.warn({ code: error.code }, 'a run of a schedule has to wait');
    }
  }

  function report(error: unknown): void {
    log.error({ err: error, incident: deps.chance.uuid() }, 'unexpected failure in the schedules');
  }

  const stopListening = [whatsapp.on('connection', wake), deps.onMoment(wake)];
  wake();

  return {
    wake,
    async stop() {
      isStopped = true;
      cancelTimer();
      for (const stop of stopListening) stop();
      await looking;
    },
  };
}
