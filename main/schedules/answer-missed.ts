import { AppError } from '../../shared/failure.ts';
import type { Forecast } from '../../shared/pacing/foresee.ts';
import { nextOpening, type OpeningHours } from '../../shared/pacing/opening-hours.ts';
import { wallOf } from '../../shared/schedules/wall-of.ts';
import type { MissedAnswer, ScheduleId } from '../../shared/schedules.ts';
import type { Breathe } from '../whatsapp/breathe.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';
import { changeException } from './change-exception.ts';
import { decideRun } from './decide-run.ts';
import type { PastRun } from './schedule-runs-store.ts';
import type { StoredSchedule } from './schedules-store.ts';
import { type StartRunDeps, startRun } from './start-run.ts';

export interface AnswerMissedDeps extends StartRunDeps {
  readonly whatsapp: Pick<WhatsApp, 'connection'>;
  readonly foresee: (groupCount: number) => Forecast | null;
  readonly readHours: () => OpeningHours;
  readonly breathe: Breathe;
}

const minuteMs = 60_000;
/** What lies further ahead is reckoned to go at the same pace. */
const mostForeseen = 500;

/**
 * Does what she wants with the missed runs of a schedule, or of all: the latest of each stands for all of them. Of all of
 * them, those that cannot go are only ever discarded: they stay a question otherwise.
 * @throws AppError `not-found`, `not-connected`, `bad-input` (no hour is open, or the schedule is paused) and those of
 * `broadcasts.start`: whatever could not be done is still asked about then
 */
export async function answerMissed(
  id: ScheduleId | null,
  answer: MissedAnswer,
  deps: AnswerMissedDeps,
): Promise<void> {
  const missed = deps.plan.runs.readMissed().filter(({ latest }) => id === null || latest.scheduleId === id);
  if (missed.length === 0 && id !== null) throw new AppError('not-found');
  const failures: unknown[] = [];
  let aheadCount = 0;
  for (const { latest } of missed) {
    const { scheduleId } = latest;
    const schedule = deps.plan.schedules.read(scheduleId);
    if (schedule === undefined) continue;
    if (id === null && !canFollow(schedule, answer, deps)) continue;
    try {
      if (answer === 'now') await sendNow(schedule, latest, deps);
      if (answer === 'next-free') aheadCount += postpone(schedule, latest, aheadCount, deps);
      deps.plan.runs.discardMissed(scheduleId);
    } catch (error) {
      failures.push(error);
    }
    await deps.breathe();
  }
  if (failures.length > 0) throw failures[0];
}

/** Whether this answer, given for all, is any use here: what is sold out is not sent, what she paused is not planned. */
function canFollow(
  schedule: StoredSchedule,
  answer: MissedAnswer,
  { clock, readShop }: Pick<AnswerMissedDeps, 'clock' | 'readShop'>,
): boolean {
  if (answer === 'discard') return true;
  if (answer === 'next-free' && schedule.isPaused) return false;
  const today = wallOf(clock.now(), clock.timeZone()).day;
  return decideRun(schedule, readShop(false), today).heldBy === null;
}

async function sendNow(schedule: StoredSchedule, run: PastRun, deps: AnswerMissedDeps): Promise<void> {
  if (deps.whatsapp.connection.kind !== 'connected') throw new AppError('not-connected');
  const { id } = schedule;
  // A second click, or another answer, may have come first.
  const isStillAsked = () => deps.plan.runs.read(id, run.day)?.state.kind === 'missed';
  const { day } = run;
  await startRun(schedule, { day, at: deps.clock.now() }, isStillAsked, deps);
}

/** Moves the run to when the queue is empty and the shop is open. @returns to how many groups it goes */
function postpone(
  schedule: StoredSchedule,
  { day }: PastRun,
  aheadCount: number,
  { plan, clock, foresee, readHours, readShop }: AnswerMissedDeps,
): number {
  if (schedule.isPaused) throw new AppError('bad-input');
  const { now, zone } = { now: clock.now(), zone: clock.timeZone() };
  const decided = decideRun(schedule, readShop(false), wallOf(now, zone).day);
  const going = decided.promoHolds.filter((hold) => hold === null).length;
  const count = Math.max(1, decided.groupIds.length * going);
  const near = Math.min(aheadCount, mostForeseen);
  const nearMs = near === 0 ? 0 : (foresee(near)?.lastAt ?? now) - now;
  const ahead = now + (near === 0 ? 0 : nearMs * (aheadCount / near));
  const free = Math.max(ahead, foresee(1)?.firstAt ?? now, now);
  const open = nextOpening(readHours(), free, zone);
  if (open === null) throw new AppError('bad-input');
  const at = Math.max(Math.ceil(open / minuteMs), Math.floor(now / minuteMs) + 1) * minuteMs;
  plan.transaction(() => {
    plan.runs.forget(schedule.id, day);
    plan.schedules.setTiming(schedule.id, changeException(schedule.timing, day, wallOf(at, zone), now));
    plan.refresh(schedule.id);
  });
  return count;
}
