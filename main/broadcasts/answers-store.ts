import type { SQLInputValue } from 'node:sqlite';
import type { BroadcastId, DeliveryId } from '../../shared/broadcasts.ts';
import type { FailureCode } from '../../shared/failure.ts';
import type { Database } from '../storage/open-database.ts';

/** What became of an answer. `too-late`: the message is not kept any more, so it cannot be sent again as it was. */
export type Answered = 'done' | 'no-broadcast' | 'too-late';

/**
 * What a person decides about deliveries that came to no good end. What is sent again keeps its message and its id,
 * and only what was never acknowledged can be: everything else is left as it is, for it may have settled meanwhile.
 */
export interface AnswersStore {
  /** @param deliveryId `null` for every unknown delivery of the broadcast */
  sendUnknownAgain(id: BroadcastId, deliveryId: DeliveryId | null): Answered;
  leaveUnknown(id: BroadcastId, deliveryId: DeliveryId | null, at: number): Answered;
  /** @param mayPass whether there is any use in sending again what failed for this reason */
  sendFailedAgain(id: BroadcastId, mayPass: (reason: FailureCode) => boolean): Answered;
}

export function createAnswersStore({ db, transaction }: Database): AnswersStore {
  const exists = (id: BroadcastId) =>
    db.prepare('SELECT 1 FROM broadcasts WHERE id = ?').get(id) !== undefined;

  /** Puts one delivery back into the queue, where it waits as if it had not been tried. @returns whether it could */
  function queueAgain(id: DeliveryId): boolean {
    const { changes } = db
      .prepare(
        `UPDATE deliveries SET state = 'waiting', reason = NULL, settled_at = NULL, try_count = 0, interrupted_at = NULL
         WHERE id = ? AND EXISTS (SELECT 1 FROM messages WHERE messages.id = deliveries.message_id)`,
      )
      .run(id);
    return changes === 1;
  }

  function queueAllAgain(id: BroadcastId, deliveries: readonly DeliveryId[]): Answered {
    if (!exists(id)) return 'no-broadcast';
    return deliveries.map(queueAgain).includes(false) ? 'too-late' : 'done';
  }

  return {
    sendUnknownAgain: (id, deliveryId) =>
      transaction(() => {
        const rows = db
          .prepare(`SELECT id FROM deliveries WHERE ${unanswered}`)
          .all(...whichOnes(id, deliveryId)) as unknown as { id: DeliveryId }[];
        return queueAllAgain(
          id,
          rows.map((row) => row.id),
        );
      }),

    leaveUnknown: (id, deliveryId, at) =>
      transaction(() => {
        db.prepare(`UPDATE deliveries SET left_at = ? WHERE ${unanswered}`).run(
          at,
          ...whichOnes(id, deliveryId),
        );
        return exists(id) ? 'done' : 'no-broadcast';
      }),

    sendFailedAgain: (id, mayPass) =>
      transaction(() => {
        const rows = db
          .prepare("SELECT id, reason FROM deliveries WHERE broadcast_id = ? AND state = 'failed'")
          .all(id) as unknown as { id: DeliveryId; reason: FailureCode }[];
        const passing = rows.filter(({ reason }) => mayPass(reason));
        return queueAllAgain(
          id,
          passing.map((row) => row.id),
        );
      }),
  };
}

const unanswered = `broadcast_id = ? AND state = 'unknown' AND left_at IS NULL AND (? IS NULL OR id = ?)`;

function whichOnes(id: BroadcastId, deliveryId: DeliveryId | null): SQLInputValue[] {
  return [id, deliveryId, deliveryId];
}
