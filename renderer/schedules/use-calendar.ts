import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { addDays, type PlainDate } from '../../shared/plain-date.ts';
import { type CalendarEntry, listEntries } from '../../shared/schedules/calendar-entries.ts';
import { momentOf } from '../../shared/schedules/moment-of.ts';
import { call } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';

export interface Calendar {
  /** `undefined` until main has told it. */
  readonly entries: readonly CalendarEntry[] | undefined;
  readonly error: Error | null;
  reload(): void;
}

/** What is planned and what was sent on these days, kept up to date with both. */
export function useCalendar(days: readonly PlainDate[], zone: string): Calendar {
  const schedules = useLive('schedules');
  const sets = useLive('groupSets');
  const history = useLive('historyVersion');
  const [first, last] = [days[0] as PlainDate, days.at(-1) as PlainDate];
  const span = { from: momentOf(first, '00:00', zone), until: momentOf(addDays(last, 1), '00:00', zone) };
  const { data, error, refetch } = useQuery({
    queryKey: ['calendar', span],
    async queryFn() {
      const [runs, sent] = await Promise.all([
        call('schedules.runs', span),
        call('broadcasts.between', span),
      ]);
      return { runs, sent };
    },
    staleTime: 0,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: both say that something is otherwise now
  useEffect(() => void refetch({ cancelRefetch: true }), [schedules, history, refetch]);
  const entries = useMemo(
    () => data && schedules && listEntries({ ...data, schedules, sets: sets ?? [], zone }),
    [data, schedules, sets, zone],
  );
  return { entries, error, reload: () => void refetch() };
}
