import type { DatabaseSync } from 'node:sqlite';
import type { DeliveryId, Destination } from '../../shared/broadcasts.ts';
import type { FailureCode } from '../../shared/failure.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { PastPost } from '../../shared/pacing/past-posts.ts';
import type { QueuedDelivery } from '../../shared/pacing.ts';
import type { Database } from '../storage/open-database.ts';
import type { MessageId, ReadyMessage } from '../whatsapp/whatsapp.ts';
import type { Settlement } from './decide-settlement.ts';
import { beginPost, endPost, keepPauseByWhatsApp } from './posts-store.ts';
import { readSentMessage, shorten } from './sent-messages-store.ts';

/** A delivery whose message may now be handed over: that it may have gone out is on the disk. */
export interface TakenDelivery {
  readonly id: DeliveryId;
  readonly postId: number;
  readonly tryCount: number;
  readonly message: ReadyMessage;
}

/** The outbox on the disk. Every write is there for good when its method returns. */
export interface OutboxStore {
  /** What waits, in the order in which it is to go. */
  readQueue(): readonly QueuedDelivery<DeliveryId>[];
  /** Marks a delivery as *sending*. @returns `undefined` when it does not wait any more */
  take(id: DeliveryId, at: number, pauseMs: number): TakenDelivery | undefined;
  settle(taken: Pick<TakenDelivery, 'id' | 'postId'>, settlement: Settlement, at: number): void;
  /** Whether something has shown that WhatsApp has it, although it is not acknowledged. */
  isProven(id: DeliveryId): boolean;
  /** Makes *unknown* of what was *sending* when the app stopped. @returns how many that were */
  recover(at: number): number;
  /** WhatsApp has acknowledged it after all. @returns false when nothing changed by it */
  settleLate(messageId: MessageId, at: number): boolean;
  /** WhatsApp has refused it after all. @returns false when nothing changed by it */
  refuseLate(messageId: MessageId, reason: FailureCode, at: number): boolean;
  /** Whether anything is still to be learnt from a proof that WhatsApp has this message. */
  needsProof(messageId: MessageId): boolean;
  /** Something shows that WhatsApp has it. @returns whether it counts as sent by that, now */
  prove(messageId: MessageId, at: number): boolean;
  /** The newest `count` posts to groups, and the last one to the own chat if it is newer still, oldest first. */
  readPosts(count: number): readonly PastPost[];
  /** Until when WhatsApp asked for quiet; `null` when it never did. */
  readPauseByWhatsApp(now: number): number | null;
  /** The exact bytes of a message that was handed over to this destination, for a device that asks for it again. */
  readSentMessage(id: MessageId, destination: Destination): Uint8Array | undefined;
  /** Deletes messages settled before `settledBefore`, and posts of before `postsBefore`. */
  forget(settledBefore: number, postsBefore: number): void;
  /** Deletes the messages that were settled first until the rest has room. @returns how many those were */
  shorten(longestBytes: number): number;
}

interface MessageRow {
  readonly message_id: MessageId;
  readonly group_id: GroupId | null;
  readonly try_count: number;
  readonly bytes: Uint8Array;
}

interface PostRow {
  readonly ended_at: number | null;
  readonly started_at: number;
  readonly pause_ms: number;
  readonly destination: Destination['kind'];
}

export function createOutboxStore({ db, transaction }: Database): OutboxStore {
  return {
    readQueue: () => readQueue(db),
    take: (id, at, pauseMs) => transaction(() => take(db, id, at, pauseMs)),
    settle: (taken, settlement, at) => transaction(() => settle(db, taken, settlement, at)),
    isProven: (id) =>
      db.prepare(`SELECT 1 FROM deliveries WHERE id = ? AND ${hasProof}`).get(id) !== undefined,
    recover: (at) => transaction(() => recover(db, at)),
    settleLate: (messageId, at) => transaction(() => settleLate(db, messageId, at)),
    refuseLate: (messageId, reason, at) => transaction(() => refuseLate(db, messageId, reason, at)),
    needsProof: (messageId) =>
      db
        .prepare(
          `SELECT 1 FROM deliveries WHERE message_id = ? AND handed_over_at IS NOT NULL
             AND state != 'sent' AND NOT (state = 'sending' AND ${hasProof})`,
        )
        .get(messageId) !== undefined,
    prove: (messageId, at) =>
      transaction(() => {
        db.prepare("UPDATE deliveries SET proven_at = ? WHERE message_id = ? AND state = 'sending'").run(
          at,
          messageId,
        );
        return settleLate(db, messageId, at);
      }),
    readPosts: (count) => readPosts(db, count),
    readPauseByWhatsApp: (now) => readPauseByWhatsApp(db, now),
    readSentMessage: (id, destination) => readSentMessage(db, id, destination),
    forget: (settledBefore, postsBefore) => transaction(() => forget(db, settledBefore, postsBefore)),
    shorten: (longestBytes) => transaction(() => shorten(db, longestBytes)),
  };
}

const hasProof = '(delivered_count > 0 OR proven_at IS NOT NULL)';

function readQueue(db: DatabaseSync): QueuedDelivery<DeliveryId>[] {
  const rows = db
    .prepare(
      `SELECT d.id, d.destination, b.is_paused OR d.interrupted_at IS NOT NULL AS is_paused
       FROM deliveries d JOIN broadcasts b ON b.id = d.broadcast_id
       WHERE d.state = 'waiting'
       ORDER BY coalesce(d.turn, b.number), d.turn IS NOT NULL, b.number, d.position`,
    )
    .all() as unknown as { id: DeliveryId; destination: Destination['kind']; is_paused: number }[];
  return rows.map((row) => ({
    id: row.id,
    isPaused: row.is_paused === 1,
    kind: row.destination === 'own-chat' ? 'own-chat' : 'post',
  }));
}

function take(db: DatabaseSync, id: DeliveryId, at: number, pauseMs: number): TakenDelivery | undefined {
  const { changes } = db
    .prepare(
      `UPDATE deliveries SET state = 'sending', handed_over_at = ?
       WHERE id = ? AND state = 'waiting' AND interrupted_at IS NULL`,
    )
    .run(at, id);
  if (changes !== 1) return undefined;
  const row = db
    .prepare(
      `SELECT d.message_id, d.group_id, d.try_count, m.bytes
       FROM deliveries d JOIN messages m ON m.id = d.message_id WHERE d.id = ?`,
    )
    .get(id) as unknown as MessageRow;
  return { id, postId: beginPost(db, id, at, pauseMs), tryCount: row.try_count, message: toMessage(row) };
}

function settle(
  db: DatabaseSync,
  { id, postId }: Pick<TakenDelivery, 'id' | 'postId'>,
  settlement: Settlement,
  at: number,
): void {
  const isWaiting = settlement.kind === 'waiting';
  db.prepare(
    `UPDATE deliveries
     SET state = ?, reason = ?, sent_at = ?, settled_at = ?, try_count = try_count + ?
     WHERE id = ? AND state = 'sending'`,
  ).run(
    settlement.kind,
    settlement.kind === 'failed' ? settlement.reason : null,
    settlement.kind === 'sent' ? settlement.at : null,
    isWaiting ? null : at,
    isWaiting && settlement.countsAsTry ? 1 : 0,
    id,
  );
  endPost(db, postId, at);
  keepPauseByWhatsApp(db, settlement, at);
}

function recover(db: DatabaseSync, at: number): number {
  db.prepare('UPDATE posts SET ended_at = ? WHERE ended_at IS NULL').run(at);
  // Somebody's receipt, or another proof, is as good as the acknowledgement that was missed.
  db.prepare(
    `UPDATE deliveries SET state = 'sent', sent_at = handed_over_at, settled_at = ?
     WHERE state = 'sending' AND ${hasProof}`,
  ).run(at);
  const { changes } = db
    .prepare("UPDATE deliveries SET state = 'unknown', settled_at = ? WHERE state = 'sending'")
    .run(at);
  return Number(changes);
}

function settleLate(db: DatabaseSync, messageId: MessageId, at: number): boolean {
  const { changes } = db
    .prepare(
      `UPDATE deliveries SET state = 'sent', reason = NULL, sent_at = ?, settled_at = ?
       WHERE message_id = ? AND state NOT IN ('sent', 'sending') AND handed_over_at IS NOT NULL`,
    )
    .run(at, at, messageId);
  return changes === 1;
}

function refuseLate(db: DatabaseSync, messageId: MessageId, reason: FailureCode, at: number): boolean {
  const { changes } = db
    .prepare(
      `UPDATE deliveries SET state = 'failed', reason = ?, settled_at = ?
       WHERE message_id = ? AND state = 'unknown'`,
    )
    .run(reason, at, messageId);
  return changes === 1;
}

function readPosts(db: DatabaseSync, count: number): PastPost[] {
  const rows = db
    .prepare(
      `SELECT p.ended_at, p.started_at, p.pause_ms, d.destination
       FROM posts p JOIN deliveries d ON d.id = p.delivery_id
       WHERE d.destination = 'group' OR p.id = (SELECT max(id) FROM posts)
       ORDER BY p.id DESC LIMIT ?`,
    )
    .all(count + 1) as unknown as PostRow[];
  const posts = rows.map((row) => ({
    endedAt: row.ended_at ?? row.started_at,
    pauseMs: row.pause_ms,
    isOwnChat: row.destination === 'own-chat',
  }));
  return posts.toReversed();
}

function readPauseByWhatsApp(db: DatabaseSync, now: number): number | null {
  const row = db.prepare('SELECT until, pause_ms FROM pause_by_whatsapp').get() as
    | { until: number; pause_ms: number }
    | undefined;
  if (!row) return null;
  const longest = now + row.pause_ms;
  if (row.until <= longest) return row.until;
  // It cannot be longer than it was asked for, except that the computer's clock was set back.
  db.prepare('UPDATE pause_by_whatsapp SET until = ?').run(longest);
  return longest;
}

function forget(db: DatabaseSync, settledBefore: number, postsBefore: number): void {
  db.prepare(
    `DELETE FROM messages WHERE id IN
       (SELECT message_id FROM deliveries WHERE settled_at < ? AND state NOT IN ('waiting', 'sending'))`,
  ).run(settledBefore);
  db.prepare('DELETE FROM posts WHERE ended_at < ?').run(postsBefore);
}

function toMessage(row: MessageRow): ReadyMessage {
  const destination: Destination =
    row.group_id === null ? { kind: 'own-chat' } : { kind: 'group', id: row.group_id };
  return { id: row.message_id, destination, bytes: row.bytes };
}
