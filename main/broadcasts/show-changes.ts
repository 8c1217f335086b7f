import type { Delivery, Destination, HeldReason } from '../../shared/broadcasts.ts';

/** Replies go before promos, also those to broadcasts that are paused; edits and deletions are no messages to count. */
export function countWaitingReplies(
  broadcasts: readonly { readonly deliveries: readonly Delivery[] }[],
): number {
  return broadcasts
    .flatMap(({ deliveries }) => deliveries)
    .filter(({ change }) => change?.kind === 'reply' && change.state.kind === 'waiting').length;
}

/** Why a change waits is never stored either. */
export function showChange(
  delivery: Delivery,
  holds: Readonly<Record<Destination['kind'], HeldReason | null>>,
): Delivery {
  const { change } = delivery;
  if (change?.state.kind !== 'waiting') return delivery;
  // An edit or a deletion rings no phone, so the hours of the shop do not hold it.
  const ofGroups = change.kind !== 'reply' && holds.group === 'outside-hours' ? null : holds.group;
  const reason = holds['own-chat'] ?? ofGroups;
  return reason === null ? delivery : { ...delivery, change: { ...change, state: { kind: 'held', reason } } };
}
