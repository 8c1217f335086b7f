import type { Broadcast } from '../shared/broadcasts.ts';

/** Broadcasts that are not finished; what waits for her answer is counted where it asks. */
export function countUnderWay(broadcasts: readonly Broadcast[]): number {
  return broadcasts.filter(isUnderWay).length;
}

function isUnderWay({ deliveries, interruption }: Broadcast): boolean {
  if (interruption !== undefined) return false;
  return deliveries.some(({ state, change }) =>
    [state.kind, change?.state.kind].some((kind) => kind && ['waiting', 'held', 'sending'].includes(kind)),
  );
}
