import type { DatabaseSync } from 'node:sqlite';
import type { Broadcast, BroadcastId, DeliveryId, DeliveryState } from '../../shared/broadcasts.ts';
import type { FailureCode } from '../../shared/failure.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { ProductId } from '../../shared/products.ts';
import type { Database } from '../storage/open-database.ts';
import type { ReadyMessage } from '../whatsapp/whatsapp.ts';

export interface NewBroadcast {
  readonly id: BroadcastId;
  /** `null` for a free text. */
  readonly productId: ProductId | null;
  readonly productName: string;
  /** Without any group's footer. */
  readonly text: string;
  readonly photoId: PhotoId | null;
  readonly createdAt: number;
  /** In the order in which they are to go. */
  readonly deliveries: readonly NewDelivery[];
}

export interface NewDelivery {
  readonly id: DeliveryId;
  readonly groupName: string;
  readonly peopleCount: number;
  /** What its message says under the text. */
  readonly footer: string;
  readonly message: ReadyMessage;
}

/** A broadcast as it is written down: what is held, and until when, follows from the outbox. */
export interface StoredBroadcast
  extends Omit<Broadcast, 'nextAt' | 'nextReason' | 'endsAt' | 'interruption'> {
  /** When the rest that waits for her answer was to go; `null` when nothing does. */
  readonly interruptedAt: number | null;
}

/** Broadcasts as the person makes, steers and sees them. */
export interface BroadcastListStore {
  /**
   * Writes all of the broadcasts, in the order in which they are to go, every message included, or nothing.
   * @param alongside writes beside them, in the same step
   */
  add(broadcasts: readonly NewBroadcast[], alongside?: () => void): void;
  /**
   * All unfinished ones, all that wait for an answer of the person, the `latestCount` newest and those of the latest
   * changes, newest first.
   */
  readLatest(latestCount: number): readonly StoredBroadcast[];
  /** The product of a broadcast; `null` when it has none. */
  readProductId(id: BroadcastId): ProductId | null;
  /** @returns false when there is no such broadcast */
  setPaused(id: BroadcastId, isPaused: boolean): boolean;
  /** Cancels what waits; what is being sent is not called back. @returns false when there is no such broadcast */
  cancel(id: BroadcastId, at: number): boolean;
}

interface BroadcastRow {
  readonly id: BroadcastId;
  readonly product_id: ProductId | null;
  readonly product_name: string;
  readonly text: string;
  readonly created_at: number;
  readonly is_paused: number;
  readonly interrupted_at: number | null;
}

interface DeliveryRow {
  readonly id: DeliveryId;
  readonly group_id: GroupId | null;
  readonly group_name: string;
  readonly people_count: number;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'unknown' | 'cancelled';
  readonly reason: FailureCode | null;
  readonly sent_at: number | null;
  readonly left_at: number | null;
  readonly delivered_count: number;
  readonly seen_count: number;
  readonly interrupted_at: number | null;
}

export function createBroadcastListStore({ db, transaction }: Database): BroadcastListStore {
  return {
    add(broadcasts, alongside = () => {}) {
      transaction(() => {
        for (const broadcast of broadcasts) {
          addBroadcast(db, broadcast);
          for (const [position, delivery] of broadcast.deliveries.entries()) {
            addDelivery(db, delivery, broadcast.id, position);
          }
        }
        alongside();
      });
    },

    readLatest(latestCount) {
      const rows = db
        .prepare(
          `SELECT id, product_id, product_name, text, created_at, is_paused, (
             SELECT min(at) FROM (
               SELECT d.interrupted_at AS at FROM deliveries d
                 WHERE d.broadcast_id = b.id AND d.state = 'waiting' AND d.interrupted_at IS NOT NULL
               UNION ALL SELECT c.interrupted_at FROM changes c JOIN deliveries d ON d.id = c.delivery_id
                 WHERE d.broadcast_id = b.id AND c.state = 'waiting' AND c.interrupted_at IS NOT NULL)
           ) AS interrupted_at
           FROM broadcasts b
           WHERE id IN (
             SELECT id FROM broadcasts WHERE number > (SELECT max(number) FROM broadcasts) - ?
             UNION SELECT broadcast_id FROM deliveries WHERE state IN ('waiting', 'sending')
             UNION SELECT broadcast_id FROM deliveries WHERE state = 'unknown' AND left_at IS NULL
             UNION SELECT d.broadcast_id FROM deliveries d JOIN changes c ON c.delivery_id = d.id
               WHERE c.number > (SELECT max(number) FROM changes) - ?
             UNION SELECT d.broadcast_id FROM deliveries d JOIN changes c ON c.delivery_id = d.id
               WHERE c.state IN ('spare', 'waiting', 'sending') AND c.state <> 'spare')
           ORDER BY number DESC`,
        )
        .all(latestCount, latestCount);
      return (rows as unknown as BroadcastRow[]).map((row) => toBroadcast(row, readDeliveries(db, row.id)));
    },

    readProductId(id) {
      const row = db.prepare('SELECT product_id FROM broadcasts WHERE id = ?').get(id) as
        | Pick<BroadcastRow, 'product_id'>
        | undefined;
      return row?.product_id ?? null;
    },

    setPaused(id, isPaused) {
      return transaction(() => {
        db.prepare('UPDATE broadcasts SET is_paused = ? WHERE id = ?').run(isPaused ? 1 : 0, id);
        return exists(db, id);
      });
    },

    cancel(id, at) {
      return transaction(() => {
        db.prepare(
          `UPDATE deliveries SET state = 'cancelled', settled_at = ?
           WHERE broadcast_id = ? AND state = 'waiting'`,
        ).run(at, id);
        return exists(db, id);
      });
    },
  };
}

function exists(db: DatabaseSync, id: BroadcastId): boolean {
  return db.prepare('SELECT 1 FROM broadcasts WHERE id = ?').get(id) !== undefined;
}

function addBroadcast(db: DatabaseSync, broadcast: NewBroadcast): void {
  const { id, productId, productName, text, photoId, createdAt } = broadcast;
  db.prepare(
    `INSERT INTO broadcasts (number, id, product_id, product_name, text, photo_id, created_at)
     VALUES ((SELECT coalesce(max(number), 0) + 1 FROM broadcasts), ?, ?, ?, ?, ?, ?)`,
  ).run(id, productId, productName, text, photoId, createdAt);
}

function addDelivery(
  db: DatabaseSync,
  delivery: NewDelivery,
  broadcastId: BroadcastId,
  position: number,
): void {
  const { id, groupName, peopleCount, footer, message } = delivery;
  const { kind } = message.destination;
  const groupId = message.destination.kind === 'group' ? message.destination.id : null;
  db.prepare(
    `INSERT INTO deliveries
       (id, broadcast_id, position, destination, group_id, group_name, people_count, footer, message_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, broadcastId, position, kind, groupId, groupName, peopleCount, footer, message.id);
  db.prepare('INSERT INTO messages (id, bytes) VALUES (?, ?)').run(message.id, message.bytes);
}

function readDeliveries(db: DatabaseSync, id: BroadcastId): DeliveryRow[] {
  const rows = db
    .prepare(
      `SELECT id, group_id, group_name, people_count, state, reason, sent_at, left_at,
              delivered_count, seen_count, interrupted_at
       FROM deliveries WHERE broadcast_id = ? ORDER BY position`,
    )
    .all(id);
  return rows as unknown as DeliveryRow[];
}

function toBroadcast(row: BroadcastRow, deliveries: readonly DeliveryRow[]): StoredBroadcast {
  return {
    id: row.id,
    productId: row.product_id,
    productName: row.product_name,
    text: row.text,
    createdAt: row.created_at,
    isPaused: row.is_paused === 1,
    interruptedAt: row.interrupted_at,
    deliveries: deliveries.map((delivery) => ({
      id: delivery.id,
      destination:
        delivery.group_id === null ? { kind: 'own-chat' } : { kind: 'group', id: delivery.group_id },
      groupName: delivery.group_name,
      peopleCount: delivery.people_count,
      state: toState(delivery),
    })),
  };
}

function toState(row: DeliveryRow): DeliveryState {
  if (row.state === 'sent') {
    const { sent_at: sentAt, delivered_count: deliveredCount, seen_count: seenCount } = row;
    return { kind: 'sent', sentAt: sentAt ?? 0, deliveredCount, seenCount };
  }
  if (row.state === 'unknown' && row.left_at !== null) return { kind: 'left' };
  if (row.state === 'waiting' && row.interrupted_at !== null) return { kind: 'held', reason: 'interrupted' };
  if (row.state === 'failed') return { kind: 'failed', reason: row.reason ?? 'unexpected' };
  return { kind: row.state };
}
