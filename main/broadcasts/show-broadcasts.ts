import type { Broadcast, Delivery, DeliveryState, HeldReason, OfferEnd } from '../../shared/broadcasts.ts';
import type { Foreseen } from '../../shared/pacing/foresee.ts';
import type { ProductId } from '../../shared/products.ts';
import type { StoredBroadcast } from './broadcast-list-store.ts';
import { heldBy, type Outlook } from './read-outlook.ts';
import { countWaitingReplies, showChange } from './show-changes.ts';

const nothing: Foreseen = { at: null, reason: null };

/**
 * Makes of what is written down what the window shows: why something waits is never stored, because it follows
 * from the moment.
 * @param stored newest first; the oldest goes first
 * @param readOfferEnd why a promo of this product is not sent any more
 */
export function showBroadcasts(
  stored: readonly StoredBroadcast[],
  outlook: Outlook,
  readOfferEnd: (id: ProductId | null) => OfferEnd | null,
): Broadcast[] {
  const { groups, ownChat } = outlook;
  const holds = { group: heldBy(groups[0] ?? nothing), 'own-chat': heldBy(ownChat) };
  let aheadCount = countWaitingReplies(stored);
  const shown = stored.toReversed().map((broadcast): Broadcast => {
    const { interruptedAt: since, ...shownAsIs } = broadcast;
    const { isPaused, deliveries } = broadcast;
    const foreseen = isPaused ? [] : foreseeDeliveries(deliveries, groups.slice(aheadCount), ownChat);
    if (!isPaused) aheadCount += deliveries.filter((each) => isWaiting(each) && !isToOwnChat(each)).length;
    const next = foreseen[0] ?? nothing;
    return {
      ...shownAsIs,
      ...(since !== null && { interruption: { since, heldBy: readOfferEnd(broadcast.productId) } }),
      nextAt: next.at,
      nextReason: next.reason,
      endsAt: foreseen.at(-1)?.at ?? null,
      deliveries: deliveries.map((each) =>
        showChange(showDelivery(each, isPaused ? 'paused' : holds[each.destination.kind]), holds),
      ),
    };
  });
  return shown.toReversed();
}

/** @param groups of the messages to groups that wait, this broadcast's own first */
function foreseeDeliveries(
  deliveries: readonly Delivery[],
  groups: readonly Foreseen[],
  ownChat: Foreseen,
): readonly Foreseen[] {
  const turns = groups.values();
  return deliveries
    .filter(isWaiting)
    .map((delivery) => (isToOwnChat(delivery) ? ownChat : (turns.next().value ?? nothing)));
}

function isWaiting({ state }: Delivery): boolean {
  return state.kind === 'waiting';
}

function isToOwnChat({ destination }: Delivery): boolean {
  return destination.kind === 'own-chat';
}

function showDelivery(delivery: Delivery, held: HeldReason | null): Delivery {
  if (!isWaiting(delivery) || held === null) return delivery;
  const state: DeliveryState = { kind: 'held', reason: held };
  return { ...delivery, state };
}
