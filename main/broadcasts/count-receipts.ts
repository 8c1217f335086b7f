import type { Clock } from '../system/clock.ts';
import type { MessageId, Receipt, WhatsApp } from '../whatsapp/whatsapp.ts';
import { atMostEvery } from './at-most-every.ts';
import { keepForMs } from './keep-for.ts';
import type { CountedReceipts, ReceiptsStore } from './receipts-store.ts';

export interface CountReceiptsDeps {
  readonly store: ReceiptsStore;
  /** Whether a receipt for this message is the first proof that WhatsApp has it. */
  readonly needsProof: (id: MessageId) => boolean;
  readonly whatsapp: Pick<WhatsApp, 'on'>;
  readonly clock: Clock;
  readonly onCounted: (counted: CountedReceipts) => void;
  readonly report: (error: unknown) => void;
}

/** A thousand members answer within seconds: their receipts go to the disk together, a few times a second. */
const gapMs = 250;

/** Counts who got and who saw a promo, as long as the counting goes on. @returns a function that stops it */
export function countReceipts(deps: CountReceiptsDeps): () => void {
  const { store, whatsapp, clock, onCounted, report } = deps;
  let uncounted: Receipt[] = [];

  const counting = atMostEvery(gapMs, clock, countNow);

  function countNow(): void {
    const receipts = uncounted;
    uncounted = [];
    try {
      onCounted(store.countAll(receipts, clock.now() - keepForMs));
    } catch (error) {
      report(error);
    }
  }

  /** A proof does not wait: WhatsApp tells it once, and the app may be killed before the next write. */
  function isUrgent({ messageId }: Receipt): boolean {
    try {
      return deps.needsProof(messageId);
    } catch (error) {
      report(error);
      return false;
    }
  }

  const stopListening = whatsapp.on('receipt', (receipt) => {
    uncounted.push(receipt);
    counting.ask();
    if (isUrgent(receipt)) counting.flush();
  });

  return () => {
    stopListening();
    counting.flush();
    counting.stop();
  };
}
