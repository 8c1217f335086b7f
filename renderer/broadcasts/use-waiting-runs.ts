import { useMemo } from 'react';
import { listWaiting, type WaitingRun } from '../../shared/schedules/list-waiting.ts';
import { useLive } from '../ipc/use-live.ts';
import { useNow } from '../ui/use-now.ts';
import { useWaitRules } from './use-wait-rules.ts';

const lookMs = 5_000;

/** What waits for a link before it becomes a broadcast. */
export function useWaitingRuns(): readonly WaitingRun[] {
  const schedules = useLive('schedules');
  const isConnected = useLive('connection')?.kind === 'connected';
  const rules = useWaitRules();
  // With a link it does not matter what the clock says.
  const now = useNow(lookMs, !isConnected);
  return useMemo(
    () => (schedules && rules ? listWaiting(schedules, { now, isConnected, rules }) : []),
    [schedules, rules, now, isConnected],
  );
}
