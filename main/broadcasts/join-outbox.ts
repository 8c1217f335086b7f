import type { DeliveryId } from '../../shared/broadcasts.ts';
import type { ChangeId } from '../../shared/changes.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { ChangeOutboxStore } from './change-outbox-store.ts';
import type { OutboxStore } from './outbox-store.ts';

/**
 * Puts changes and deliveries into one line, changes first: a wrong price is corrected before anything new goes. The
 * outbox sends them alike, one at a time, at the same pace, and each counts as a message.
 */
export function joinOutbox(
  deliveries: OutboxStore,
  changes: ChangeOutboxStore,
  transaction: Transaction,
): OutboxStore {
  return {
    ...deliveries,
    readQueue: () => [
      ...changes.readQueue().map((change) => ({ ...change, id: asTurn(change.id) })),
      ...deliveries.readQueue(),
    ],
    take(id, at, pauseMs) {
      if (!changes.has(id)) return deliveries.take(id, at, pauseMs);
      const taken = changes.take(id, at, pauseMs);
      return taken && { ...taken, id: asTurn(taken.id) };
    },
    settle: (taken, settlement, at) =>
      transaction(() => {
        const { id, postId } = taken;
        if (changes.has(id)) changes.settle({ id, postId }, settlement, at);
        else deliveries.settle(taken, settlement, at);
        changes.resolve(at);
      }),
    isProven: (id) => (changes.has(id) ? changes.isProven(id) : deliveries.isProven(id)),
    recover: (at) => {
      const count = deliveries.recover(at) + changes.recover(at);
      changes.resolve(at);
      return count;
    },
    settleLate: (messageId, at) => deliveries.settleLate(messageId, at) || changes.settleLate(messageId, at),
    refuseLate: (messageId, reason, at) =>
      deliveries.refuseLate(messageId, reason, at) || changes.refuseLate(messageId, reason, at),
    needsProof: (messageId) => deliveries.needsProof(messageId) || changes.needsProof(messageId),
    prove: (messageId, at) => deliveries.prove(messageId, at) || changes.prove(messageId, at),
    readSentMessage: (id, destination) =>
      deliveries.readSentMessage(id, destination) ?? changes.readSentMessage(id, destination),
    forget(settledBefore, postsBefore) {
      deliveries.forget(settledBefore, postsBefore);
      changes.forget(settledBefore);
    },
  };
}

/** The outbox carries ids to and fro and never looks into them, so a change passes for a delivery there. */
function asTurn(id: ChangeId): DeliveryId {
  return id as string as DeliveryId;
}
