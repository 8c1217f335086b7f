import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import type { Input } from '../../shared/ipc/call.ts';
import { call } from '../ipc/call.ts';
import type { EditedSchedule } from './schedule-step.tsx';

type Draft = Omit<Input<'schedules.save'>['schedule'], 'id'>;

/**
 * Adds a schedule, or changes one. A single run that becomes another one is left out of its schedule, and stands for
 * itself from then on.
 */
export function useSaveSchedule(edited: EditedSchedule | null): UseMutationResult<void, Error, Draft> {
  return useMutation({
    async mutationFn(draft) {
      if (edited?.only == null) {
        await call('schedules.save', { schedule: { ...draft, ...(edited && { id: edited.schedule.id }) } });
        return;
      }
      const { id } = edited.schedule;
      const { day } = edited.only;
      const made = await call('schedules.save', { schedule: draft });
      try {
        await call('schedules.skip', { id, day, isSkipped: true });
      } catch (error) {
        // It has run by itself meanwhile: it must not go a second time.
        await call('schedules.delete', { ids: [made] });
        throw error;
      }
    },
  });
}
