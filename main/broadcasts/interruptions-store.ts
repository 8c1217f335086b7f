import type { BroadcastId } from '../../shared/broadcasts.ts';
import type { ChangeId } from '../../shared/changes.ts';
import type { Database } from '../storage/open-database.ts';
import { endChange } from './change-outbox-store.ts';

/** What was cut off and waits for her answer: promos that had not left, and short replies. */
export interface InterruptionsStore {
  /** When the next message was to go, as it was last known; `null` when none ever waited. */
  readDue(): number | null;
  keepDue(at: number): void;
  /** Holds everything that waits and would go by itself. @param dueAt when it was to go */
  interrupt(dueAt: number): void;
  /** All broadcasts of which something is held, the oldest first. */
  list(): readonly BroadcastId[];
  /** Lets the rest go, in its old place in the line. */
  release(id: BroadcastId): void;
  /** Lets the rest go after everything that waits now. */
  releaseLast(id: BroadcastId): void;
  /** Gives the rest up. */
  discard(id: BroadcastId, at: number): void;
}

const held = "state = 'waiting' AND interrupted_at IS NOT NULL";
const heldReplies = `delivery_id IN (SELECT id FROM deliveries WHERE broadcast_id = ?) AND ${held}`;

export function createInterruptionsStore({ db, transaction }: Database): InterruptionsStore {
  function release(id: BroadcastId): void {
    db.prepare(`UPDATE deliveries SET interrupted_at = NULL WHERE broadcast_id = ? AND ${held}`).run(id);
    db.prepare(`UPDATE changes SET interrupted_at = NULL WHERE ${heldReplies}`).run(id);
  }

  return {
    readDue: () => (db.prepare('SELECT at FROM outbox_due').get() as { at: number } | undefined)?.at ?? null,

    keepDue: (at) =>
      transaction(() => {
        db.prepare('INSERT OR REPLACE INTO outbox_due (only_row, at) VALUES (1, ?)').run(Math.round(at));
      }),

    interrupt: (dueAt) =>
      transaction(() => {
        // What she paused herself waits for her anyway.
        db.prepare(
          `UPDATE deliveries SET interrupted_at = ? WHERE state = 'waiting' AND interrupted_at IS NULL
             AND broadcast_id IN (SELECT id FROM broadcasts WHERE is_paused = 0)`,
        ).run(Math.round(dueAt));
        db.prepare(
          `UPDATE changes SET interrupted_at = ?
           WHERE state = 'waiting' AND kind = 'reply' AND interrupted_at IS NULL`,
        ).run(Math.round(dueAt));
      }),

    list: () =>
      (
        db
          .prepare(
            `SELECT id FROM broadcasts WHERE id IN (
               SELECT broadcast_id FROM deliveries WHERE ${held}
               UNION SELECT d.broadcast_id FROM changes c JOIN deliveries d ON d.id = c.delivery_id
                 WHERE c.state = 'waiting' AND c.interrupted_at IS NOT NULL)
             ORDER BY number`,
          )
          .all() as unknown as { readonly id: BroadcastId }[]
      ).map(({ id }) => id),

    release: (id) => transaction(() => release(id)),

    releaseLast: (id) =>
      transaction(() => {
        db.prepare(
          `UPDATE deliveries SET turn = (SELECT max(number) FROM broadcasts)
           WHERE broadcast_id = ? AND ${held}`,
        ).run(id);
        release(id);
      }),

    discard: (id, at) =>
      transaction(() => {
        db.prepare(
          `UPDATE deliveries SET state = 'cancelled', settled_at = ? WHERE broadcast_id = ? AND ${held}`,
        ).run(at, id);
        const replies = db.prepare(`SELECT id FROM changes WHERE ${heldReplies}`).all(id);
        for (const reply of replies) endChange(db, reply.id as ChangeId, 'cancelled', null, at);
      }),
  };
}
