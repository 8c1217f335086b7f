import { AppError } from '../../shared/failure.ts';
import { mostSchedules, type ScheduleDraft, type ScheduleId } from '../../shared/schedules.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import type { Plan } from './plan.ts';
import type { ScheduleMoments, StoredSchedule } from './schedules-store.ts';

/** Each change is to be called within one step on the disk: a failure leaves it half done. */
export interface ChangeSchedulesDeps {
  readonly plan: Pick<Plan, 'schedules' | 'refresh'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly chance: Pick<Chance, 'uuid'>;
}

/**
 * Adds a schedule, or changes one. What lies before now does not run, and what is on the way to run is planned anew.
 * @throws AppError `not-found` (the schedule, or what it names), `too-many-schedules`
 */
export function saveSchedule(draft: ScheduleDraft, deps: ChangeSchedulesDeps): ScheduleId {
  const { plan, clock } = deps;
  const { schedules } = plan;
  if (!schedules.knows(draft)) throw new AppError('not-found');
  if (draft.id === undefined) return addSchedule(draft, { handledUntil: clock.now() }, deps);
  const before = readSchedule(draft.id, plan);
  schedules.change(draft.id, draft);
  const isSameTiming = JSON.stringify(before.timing) === JSON.stringify(draft.timing);
  if (!isSameTiming) schedules.setHandledUntil(draft.id, clock.now());
  plan.refresh(draft.id);
  return draft.id;
}

/** @throws AppError `too-many-schedules` */
export function addSchedule(
  draft: ScheduleDraft,
  moments: ScheduleMoments,
  { plan, chance }: ChangeSchedulesDeps,
): ScheduleId {
  if (plan.schedules.countOpen() >= mostSchedules) throw new AppError('too-many-schedules');
  const id = chance.uuid() as ScheduleId;
  plan.schedules.add(id, draft, moments);
  plan.refresh(id);
  return id;
}

/** Nothing of the time in which it was paused is made up for. @throws AppError `not-found` */
export function pauseSchedule(id: ScheduleId, isPaused: boolean, { plan, clock }: ChangeSchedulesDeps): void {
  if (readSchedule(id, plan).isPaused === isPaused) return;
  plan.schedules.setPaused(id, isPaused);
  if (!isPaused) plan.schedules.setHandledUntil(id, clock.now());
  plan.refresh(id);
}

/** @throws AppError `not-found` (one of them) */
export function deleteSchedules(ids: readonly ScheduleId[], { plan, clock }: ChangeSchedulesDeps): void {
  for (const id of ids) if (!plan.schedules.delete(id, clock.now())) throw new AppError('not-found');
}

/** Takes deletions back; what would have run meanwhile does not run. @throws AppError `not-found` (one of them) */
export function restoreSchedules(ids: readonly ScheduleId[], { plan, clock }: ChangeSchedulesDeps): void {
  for (const id of ids) {
    if (!plan.schedules.restore(id)) throw new AppError('not-found');
    plan.schedules.setHandledUntil(id, Math.max(readSchedule(id, plan).handledUntil, clock.now()));
    plan.refresh(id);
  }
}

/** @throws AppError `not-found` */
export function readSchedule(id: ScheduleId, { schedules }: Pick<Plan, 'schedules'>): StoredSchedule {
  const schedule = schedules.read(id);
  if (schedule === undefined) throw new AppError('not-found');
  return schedule;
}
