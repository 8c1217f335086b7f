import { nextStep, type Pace, type QueuedDelivery } from '../../shared/pacing.ts';

/**
 * When the next promo or reply would go, if nothing came between; an edit or a deletion rings no phone, has little time
 * and is never late.
 * @returns milliseconds since 1970; `null` when nothing waits, or nothing will go by itself
 */
export function findDue(queue: readonly QueuedDelivery<string>[], pace: Pace, now: number): number | null {
  const posts = queue.filter(({ isPaused, kind }) => !isPaused && kind !== 'change');
  // What happens to the connection meanwhile is what this is to find out.
  const connected: Pace = { ...pace, connectedSince: 0 };
  const step = nextStep(posts, connected, now);
  if (step.kind === 'send') return now;
  return step.kind === 'wait' ? step.until : null;
}

/** What becomes of what waits, when somebody can see to it again, or looks whether it has become too late. */
export type Return = 'goes-on' | 'asks';

/**
 * A short reconnection, a nap, a restart change nothing: it goes on, at its pace. After that she is asked, because an
 * offer of this morning may be none at night.
 * @param dueAt when the next message was to go, as it was last known
 * @param graceMs so late it may still go by itself
 */
export function decideReturn(dueAt: number, now: number, graceMs: number): Return {
  return now - dueAt > graceMs ? 'asks' : 'goes-on';
}
