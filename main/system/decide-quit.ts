import { readProgress } from '../../shared/broadcast-progress.ts';
import type { Broadcast } from '../../shared/broadcasts.ts';

/** What ending the app would leave behind. */
export type QuitStep =
  | { readonly kind: 'stop' }
  /** So many groups of what has begun, or so many that have not begun because there is no link. */
  | { readonly kind: 'ask'; readonly about: 'begun' | 'waiting'; readonly count: number };

/**
 * Whether she is asked before the app ends, and about what: what has begun comes first.
 * @param waitingCount how many wait for a link and would go by themselves
 */
export function decideQuit(broadcasts: readonly Broadcast[], waitingCount: number): QuitStep {
  const leftCount = broadcasts.reduce((count, broadcast) => count + countLeft(broadcast), 0);
  if (leftCount > 0) return { kind: 'ask', about: 'begun', count: leftCount };
  return waitingCount > 0 ? { kind: 'ask', about: 'waiting', count: waitingCount } : { kind: 'stop' };
}

/** Groups that would get it if the app went on. What she paused herself, or was not asked yet, waits for her anyway. */
function countLeft(broadcast: Broadcast): number {
  if (broadcast.interruption) return 0;
  const { outcome, counts } = readProgress(broadcast);
  return outcome === 'running' || outcome === 'held' ? counts.waiting + counts.held + counts.sending : 0;
}
