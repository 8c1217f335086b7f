import { AppError } from '../../shared/failure.ts';
import type { ParsedInput } from '../../shared/ipc/call.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { momentOf } from '../../shared/schedules/moment-of.ts';
import { isRunDay } from '../../shared/schedules/next-run.ts';
import type { TimingException } from '../../shared/schedules/timing.ts';
import type { ScheduleId } from '../../shared/schedules.ts';
import type { Clock } from '../system/clock.ts';
import { changeException } from './change-exception.ts';
import { readSchedule } from './change-schedules.ts';
import type { Plan } from './plan.ts';

/** What is done here is to be done within one step on the disk. */
export interface ExceptRunDeps {
  readonly plan: Pick<Plan, 'schedules' | 'runs' | 'refresh'>;
  readonly clock: Pick<Clock, 'now' | 'timeZone'>;
}

/**
 * Takes the run of one day out of the rule of its schedule.
 * @param to where it is moved, `null` when it is skipped, `undefined` when it runs by the rule again
 * @throws AppError `not-found` (no run falls on that day), `bad-input` (it has run, or would lie in the past)
 */
export function exceptRun(
  id: ScheduleId,
  day: PlainDate,
  to: TimingException['to'] | undefined,
  { plan, clock }: ExceptRunDeps,
): void {
  const { schedules, runs } = plan;
  const { timing } = readSchedule(id, plan);
  if (!isRunDay(timing, day)) throw new AppError('not-found');
  if (runs.read(id, day)?.state.kind === 'started') throw new AppError('bad-input');
  const isPast = to && momentOf(to.day, to.time, clock.timeZone()) <= clock.now();
  if (isPast) throw new AppError('bad-input');
  if (to) runs.forget(id, day);
  schedules.setTiming(id, changeException(timing, day, to, clock.now()));
  plan.refresh(id);
}

/** Leaves out the run of one day, or brings it back; one that was moved stays so. @throws AppError as `exceptRun` */
export function skipRun({ id, day, isSkipped }: ParsedInput<'schedules.skip'>, deps: ExceptRunDeps): void {
  const { exceptions } = readSchedule(id, deps.plan).timing;
  const isNow = exceptions.some((each) => each.day === day && each.to === null);
  if (isSkipped !== isNow) exceptRun(id, day, isSkipped ? null : undefined, deps);
}
