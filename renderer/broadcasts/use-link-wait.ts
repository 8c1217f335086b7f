import { useMemo } from 'react';
import { comesByItself, decideLinkWait, type LinkWait } from '../../shared/schedules/wait-for-link.ts';
import { useLive } from '../ipc/use-live.ts';
import { useNow } from '../ui/use-now.ts';
import { useWaitRules } from './use-wait-rules.ts';

export interface Link {
  readonly isConnected: boolean;
  /** How what is confirmed now would wait for the link; `null` where it could not, or need not. */
  readonly wait: LinkWait | null;
}

const minuteMs = 60_000;

/** Whether what she confirms goes at once, as soon as there is a link, or not before she has seen to the link. */
export function useLinkWait(): Link {
  const connection = useLive('connection');
  const rules = useWaitRules();
  const minute = Math.floor(useNow(1_000) / minuteMs) * minuteMs;
  const waits = connection !== undefined && comesByItself(connection);
  const wait = useMemo(() => (waits && rules ? decideLinkWait(minute, rules) : null), [waits, rules, minute]);
  return { isConnected: connection?.kind === 'connected', wait };
}
