import type { Delivery, HeldReason } from '../../shared/broadcasts.ts';

/** Changes go first, also those of broadcasts that are paused. */
export function countWaitingChanges(
  broadcasts: readonly { readonly deliveries: readonly Delivery[] }[],
): number {
  return broadcasts
    .flatMap(({ deliveries }) => deliveries)
    .filter(({ change }) => change?.state.kind === 'waiting').length;
}

/** Why a change waits is never stored either. */
export function showChange(delivery: Delivery, held: HeldReason | null): Delivery {
  const { change } = delivery;
  if (change?.state.kind !== 'waiting' || held === null) return delivery;
  return { ...delivery, change: { ...change, state: { kind: 'held', reason: held } } };
}
