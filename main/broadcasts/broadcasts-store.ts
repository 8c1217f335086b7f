import type { Database } from '../storage/open-database.ts';
import { type AnswersStore, createAnswersStore } from './answers-store.ts';
import {
  type BroadcastListStore,
  createBroadcastListStore,
  type StoredBroadcast,
} from './broadcast-list-store.ts';
import { createChangeOutboxStore } from './change-outbox-store.ts';
import { type ChangesStore, createChangesStore } from './changes-store.ts';
import { createInterruptionsStore, type InterruptionsStore } from './interruptions-store.ts';
import { joinOutbox } from './join-outbox.ts';
import { createOutboxStore, type OutboxStore } from './outbox-store.ts';
import { createReceiptsStore, type ReceiptsStore } from './receipts-store.ts';
import { createRepeatsStore, type RepeatsStore } from './repeats-store.ts';
import { createSentBetweenStore, type SentBetweenStore } from './sent-between-store.ts';

/** Broadcasts on the disk: what the person sees and answers, what is changed, what is to be sent, and who got it. */
export interface BroadcastsStore {
  readonly list: BroadcastListStore;
  readonly answers: AnswersStore;
  readonly repeats: RepeatsStore;
  readonly changes: ChangesStore;
  readonly outbox: OutboxStore;
  readonly interruptions: InterruptionsStore;
  readonly receipts: ReceiptsStore;
  readonly sentBetween: SentBetweenStore;
  /** Ends changes that came too late, or have nothing to change any more. @returns whether anything changed */
  readonly resolveChanges: (now: number) => boolean;
  /** For the link to WhatsApp, which is made before the outbox: the bytes of a message that a device asks for again. */
  readonly readSentMessage: OutboxStore['readSentMessage'];
}

export function createBroadcastsStore(database: Database): BroadcastsStore {
  const { transaction } = database;
  const list = createBroadcastListStore(database);
  const receipts = createReceiptsStore(database);
  const changes = createChangesStore(database);
  const changeOutbox = createChangeOutboxStore(database);
  const outbox = joinOutbox(createOutboxStore(database), changeOutbox, transaction);

  function withChanges(broadcast: StoredBroadcast): StoredBroadcast {
    const latest = changes.readLatest(broadcast.id);
    if (latest.size === 0) return broadcast;
    const deliveries = broadcast.deliveries.map((delivery) => {
      const change = latest.get(delivery.id);
      return change ? { ...delivery, change } : delivery;
    });
    return { ...broadcast, deliveries };
  }

  return {
    answers: createAnswersStore(database),
    repeats: createRepeatsStore(database),
    list: { ...list, readLatest: (latestCount) => list.readLatest(latestCount).map(withChanges) },
    changes,
    outbox,
    interruptions: createInterruptionsStore(database),
    receipts: {
      ...receipts,
      countAll: (all, countsSince) =>
        transaction(() => {
          const counted = receipts.countAll(all, countsSince);
          const proven = all.filter(
            ({ messageId, at }) =>
              changeOutbox.needsProof(messageId) && changeOutbox.prove(messageId, Math.round(at)),
          );
          return { ...counted, hasChanged: counted.hasChanged || proven.length > 0 };
        }),
    },
    sentBetween: createSentBetweenStore(database),
    resolveChanges: changeOutbox.resolve,
    readSentMessage: outbox.readSentMessage,
  };
}
