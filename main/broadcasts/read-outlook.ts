import type { HeldReason } from '../../shared/broadcasts.ts';
import { type Forecast, type Foreseen, forecastBroadcast, foresee } from '../../shared/pacing/foresee.ts';
import { decideWait, isHold, type Pace, type QueuedDelivery, type Wait } from '../../shared/pacing.ts';

/** What lies before the deliveries that wait: why something waits is never stored, it follows from the moment. */
export interface Outlook {
  /** The messages to groups, in the order in which they go; those of paused broadcasts are left out. */
  readonly groups: readonly Foreseen[];
  /** The next message to the own chat, which passes whatever holds only groups. */
  readonly ownChat: Foreseen;
}

export function readOutlook(queue: readonly QueuedDelivery<string>[], pace: Pace, now: number): Outlook {
  const ownChat = readWait(decideWait('own-chat', pace, now), now);
  return { groups: foresee(countGroups(queue), pace, now), ownChat };
}

/** Supposes a connection: that there is none is said elsewhere, and nobody can tell for how long. */
export function foreseeBroadcast(
  groupCount: number,
  queue: readonly QueuedDelivery<string>[],
  pace: Pace,
  now: number,
): Forecast {
  const connected = { ...pace, connectedSince: pace.connectedSince ?? now };
  return forecastBroadcast(groupCount, countGroups(queue), connected, now);
}

function countGroups(queue: readonly QueuedDelivery<string>[]): number {
  return queue.filter(({ isPaused, kind }) => !isPaused && kind === 'post').length;
}

function readWait({ until, reason }: Wait, now: number): Foreseen {
  if (until === null) return { at: null, reason };
  return { at: Math.max(now, until), reason: until > now ? reason : null };
}

/** @returns the reason, when it is more than the ordinary pause */
export function heldBy({ reason }: Foreseen): HeldReason | null {
  return reason !== null && isHold(reason) ? reason : null;
}
