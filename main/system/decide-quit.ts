import { readProgress } from '../../shared/broadcast-progress.ts';
import type { Broadcast } from '../../shared/broadcasts.ts';

/** What ending the app would leave behind. */
export type QuitStep = { readonly kind: 'stop' } | { readonly kind: 'ask'; readonly leftCount: number };

/**
 * Whether she is asked before the app ends.
 * @param isUrgent the computer shuts down, or a signal says so: there is nobody to ask and no time
 */
export function decideQuit(broadcasts: readonly Broadcast[], isUrgent: boolean): QuitStep {
  const leftCount = broadcasts.reduce((count, broadcast) => count + countLeft(broadcast), 0);
  return isUrgent || leftCount === 0 ? { kind: 'stop' } : { kind: 'ask', leftCount };
}

/** Groups that would get it if the app went on. What she paused herself, or was not asked yet, waits for her anyway. */
function countLeft(broadcast: Broadcast): number {
  if (broadcast.interruption) return 0;
  const { outcome, counts } = readProgress(broadcast);
  return outcome === 'running' || outcome === 'held' ? counts.waiting + counts.held + counts.sending : 0;
}
