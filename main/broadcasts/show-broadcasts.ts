import type { Broadcast, Delivery, DeliveryState, HeldReason } from '../../shared/broadcasts.ts';
import { estimateMs, type Pacing } from '../../shared/pacing.ts';
import type { StoredBroadcast } from './broadcast-list-store.ts';
import type { Outlook } from './outbox.ts';
import { countWaitingChanges, showChange } from './show-changes.ts';

/**
 * Makes of what is written down what the window shows: why something waits is never stored, because it follows
 * from the moment.
 * @param stored newest first; the oldest goes first
 */
export function showBroadcasts(
  stored: readonly StoredBroadcast[],
  outlook: Outlook,
  pacing: Pacing,
): Broadcast[] {
  let aheadCount = countWaitingChanges(stored);
  const shown = stored.toReversed().map((broadcast): Broadcast => {
    const waitingCount = broadcast.deliveries.filter((delivery) => delivery.state.kind === 'waiting').length;
    const goes = waitingCount > 0 && !broadcast.isPaused;
    const held = broadcast.isPaused ? 'paused' : outlook.held;
    const nextAt = goes && outlook.nextAt !== null ? outlook.nextAt + estimateMs(aheadCount, pacing) : null;
    if (goes) aheadCount += waitingCount;
    return {
      ...broadcast,
      nextAt,
      deliveries: broadcast.deliveries.map((each) => showChange(showDelivery(each, held), outlook.held)),
    };
  });
  return shown.toReversed();
}

function showDelivery(delivery: Delivery, held: HeldReason | null): Delivery {
  if (delivery.state.kind !== 'waiting' || held === null) return delivery;
  const state: DeliveryState = { kind: 'held', reason: held };
  return { ...delivery, state };
}
