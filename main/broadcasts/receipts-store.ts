import type { DeliveryId } from '../../shared/broadcasts.ts';
import type { Database } from '../storage/open-database.ts';
import type { Receipt } from '../whatsapp/whatsapp.ts';

export interface CountedReceipts {
  /** Whether any count changed. */
  readonly hasChanged: boolean;
  /** Deliveries that nobody knew to be sent, and of which a receipt has proved it. */
  readonly provenCount: number;
}

/** Receipts, counted once for each person and delivery. */
export interface ReceiptsStore {
  countAll(receipts: readonly Receipt[], countsSince: number): CountedReceipts;
  /** Deletes who was counted for what was settled before `settledBefore`; the counts stay. */
  forget(settledBefore: number): void;
}

interface CountedDelivery {
  readonly id: DeliveryId;
  readonly state: string;
  readonly handed_over_at: number | null;
}

export function createReceiptsStore({ db, transaction }: Database): ReceiptsStore {
  /** @returns `undefined` when the message is not ours, or its counting is over */
  function findDelivery(receipt: Receipt, countsSince: number): CountedDelivery | undefined {
    const row = db
      .prepare(
        `SELECT id, state, handed_over_at FROM deliveries
         WHERE message_id = ? AND handed_over_at IS NOT NULL AND coalesce(settled_at, handed_over_at) >= ?`,
      )
      .get(receipt.messageId, countsSince);
    return row as CountedDelivery | undefined;
  }

  /** Who has seen it has also got it, whichever receipt comes first. @returns whether it changed a count */
  function count(id: DeliveryId, { person, kind }: Receipt): boolean {
    const known = db
      .prepare('SELECT has_seen FROM receipts WHERE delivery_id = ? AND person = ?')
      .get(id, person) as { has_seen: number } | undefined;
    const hasSeen = kind === 'seen' ? 1 : 0;
    if (known && known.has_seen >= hasSeen) return false;
    db.prepare('INSERT OR REPLACE INTO receipts (delivery_id, person, has_seen) VALUES (?, ?, ?)').run(
      id,
      person,
      hasSeen,
    );
    db.prepare(
      `UPDATE deliveries SET delivered_count = delivered_count + ?, seen_count = seen_count + ? WHERE id = ?`,
    ).run(known ? 0 : 1, hasSeen, id);
    return true;
  }

  function prove(id: DeliveryId, at: number): void {
    db.prepare(
      "UPDATE deliveries SET state = 'sent', reason = NULL, sent_at = ?, settled_at = ? WHERE id = ?",
    ).run(at, at, id);
  }

  return {
    countAll(receipts, countsSince) {
      return transaction(() => {
        let hasChanged = false;
        let provenCount = 0;
        for (const receipt of receipts) {
          const delivery = findDelivery(receipt, countsSince);
          if (!delivery) continue;
          hasChanged = count(delivery.id, receipt) || hasChanged;
          // What is being sent is settled by its answer, which asks whether it is proven.
          if (delivery.state === 'sent' || delivery.state === 'sending') continue;
          prove(delivery.id, Math.round(receipt.at));
          provenCount += 1;
        }
        return { hasChanged, provenCount };
      });
    },

    forget(settledBefore) {
      transaction(() => {
        db.prepare(
          `DELETE FROM receipts WHERE delivery_id IN
             (SELECT id FROM deliveries WHERE settled_at < ? AND state NOT IN ('waiting', 'sending'))`,
        ).run(settledBefore);
      });
    },
  };
}
