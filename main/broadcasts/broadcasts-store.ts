import type { Database } from '../storage/open-database.ts';
import { type AnswersStore, createAnswersStore } from './answers-store.ts';
import { type BroadcastListStore, createBroadcastListStore } from './broadcast-list-store.ts';
import { createOutboxStore, type OutboxStore } from './outbox-store.ts';
import { createReceiptsStore, type ReceiptsStore } from './receipts-store.ts';

/** Broadcasts on the disk, from four sides: what the person sees and answers, what is to be sent, and who got it. */
export interface BroadcastsStore {
  readonly list: BroadcastListStore;
  readonly answers: AnswersStore;
  readonly outbox: OutboxStore;
  readonly receipts: ReceiptsStore;
  /** For the link to WhatsApp, which is made before the outbox: the bytes of a message that a device asks for again. */
  readonly readSentMessage: OutboxStore['readSentMessage'];
}

export function createBroadcastsStore(database: Database): BroadcastsStore {
  const outbox = createOutboxStore(database);
  return {
    list: createBroadcastListStore(database),
    answers: createAnswersStore(database),
    outbox,
    receipts: createReceiptsStore(database),
    readSentMessage: outbox.readSentMessage,
  };
}
