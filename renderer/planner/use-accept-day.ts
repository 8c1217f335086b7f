import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import type { Input } from '../../shared/ipc/call.ts';
import type { ScheduleId } from '../../shared/schedules.ts';
import { call } from '../ipc/call.ts';
import type { DayPlan } from './use-day-plan.ts';

type Day = Input<'schedules.acceptDay'>['day'];

/** Makes schedules of the day. @returns `null`, and nothing is made, where it is not any more what she has before her */
export function useAcceptDay({
  isStill,
}: Pick<DayPlan, 'isStill'>): UseMutationResult<readonly ScheduleId[] | null, Error, Day> {
  return useMutation({
    mutationFn: async (day) => ((await isStill()) ? call('schedules.acceptDay', { day }) : null),
  });
}
