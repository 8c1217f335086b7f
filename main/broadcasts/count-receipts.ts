import type { Clock } from '../system/clock.ts';
import type { Receipt, WhatsApp } from '../whatsapp/whatsapp.ts';
import { atMostEvery } from './at-most-every.ts';
import { keepForMs } from './keep-for.ts';
import type { CountedReceipts, ReceiptsStore } from './receipts-store.ts';

export interface CountReceiptsDeps {
  readonly store: ReceiptsStore;
  readonly whatsapp: Pick<WhatsApp, 'on'>;
  readonly clock: Clock;
  readonly onCounted: (counted: CountedReceipts) => void;
  readonly report: (error: unknown) => void;
}

/** A thousand members answer within seconds: their receipts go to the disk together, a few times a second. */
const gapMs = 250;

/** Counts who got and who saw a promo, as long as the counting goes on. @returns a function that stops it */
export function countReceipts({ store, whatsapp, clock, onCounted, report }: CountReceiptsDeps): () => void {
  let uncounted: Receipt[] = [];

  const counting = atMostEvery(gapMs, clock, () => {
    const receipts = uncounted;
    uncounted = [];
    try {
      onCounted(store.countAll(receipts, clock.now() - keepForMs));
    } catch (error) {
      report(error);
    }
  });

  const stopListening = whatsapp.on('receipt', (receipt) => {
    uncounted.push(receipt);
    counting.ask();
  });

  return () => {
    stopListening();
    counting.flush();
    counting.stop();
  };
}
