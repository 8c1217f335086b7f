import { AppError } from '../../shared/failure.ts';
import { isOpenAt, type OpeningHours } from '../../shared/pacing/opening-hours.ts';
import { decideDue } from '../../shared/schedules/decide-due.ts';
import { runsBetween } from '../../shared/schedules/runs-between.ts';
import { mostMissedKept, type ScheduleId } from '../../shared/schedules.ts';
import type { Log } from '../system/log.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';
import type { StoredSchedule } from './schedules-store.ts';
import { type DueRun, type StartRunDeps, startRun } from './start-run.ts';

export interface SeeToDueDeps extends StartRunDeps {
  readonly log: Log;
  readonly whatsapp: Pick<WhatsApp, 'connection'>;
  readonly readHours: () => OpeningHours;
  /** So late may a run still go by itself. */
  readonly readGraceMs: () => number;
  /** Something is planned otherwise, has run, or is asked about. */
  readonly onChange: () => void;
}

/**
 * Runs what is due of a schedule, and makes a question of what is too late.
 * @throws what the disk does; a run that is refused with another `AppError` stays due
 */
export async function seeToDue(id: ScheduleId, deps: SeeToDueDeps): Promise<void> {
  const { plan, clock } = deps;
  const schedule = plan.schedules.read(id);
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
  if (due.missed !== null) noteMissed(schedule, due.missed.latest.at, deps);
  if (due.kind === 'run') await runOrWait(schedule, due.run, deps);
}

/** Every missed run is written down, so that it is asked about once, and the calendar shows it. */
function noteMissed(schedule: StoredSchedule, until: number, { plan, log, onChange }: SeeToDueDeps): void {
  const { id: scheduleId, handledUntil } = schedule;
  const missed = [...runsBetween(plan.openTiming(schedule), handledUntil, until, plan.wall())];
  plan.transaction(() => {
    for (const { day, at } of missed.slice(-mostMissedKept)) {
      plan.runs.write({ scheduleId, day, at, state: { kind: 'missed' } });
    }
    plan.runs.keepMissed(scheduleId, mostMissedKept);
    plan.schedules.setHandledUntil(scheduleId, until);
    plan.refresh(scheduleId);
  });
  log.info({ runCount: missed.length }, 'runs of a schedule were missed');
  onChange();
}

/** Without a connection it waits, as long as the grace lasts: nothing is put in the queue for another day. */
async function runOrWait(schedule: StoredSchedule, { day, at }: DueRun, deps: SeeToDueDeps): Promise<void> {
  if (deps.whatsapp.connection.kind !== 'connected') return;
  const isDue = ({ isPaused, next }: StoredSchedule) => !isPaused && next?.day === day && next.at === at;
  try {
    if (await startRun(schedule, { day, at }, isDue, deps)) deps.onChange();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // It stays due, and is tried again at the next look.
    deps.log.warn({ code: error.code }, 'a run of a schedule has to wait');
  }
}
