import type { DatabaseSync } from 'node:sqlite';
import type { DeliveryId, Destination } from '../../shared/broadcasts.ts';
import {
  type ChangeFacts,
  type ChangeId,
  type ChangeTurn,
  decideTurn,
  type WrittenChange,
} from '../../shared/changes.ts';
import type { FailureCode } from '../../shared/failure.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { QueuedDelivery } from '../../shared/pacing.ts';
import type { Database } from '../storage/open-database.ts';
import type { MessageId, ReadyMessage } from '../whatsapp/whatsapp.ts';
import type { Settlement } from './decide-settlement.ts';
import { beginPost, endPost, keepPauseByWhatsApp } from './posts-store.ts';

/** A change whose message may now be handed over: that it may have gone out is on the disk. */
export interface TakenChange {
  readonly id: ChangeId;
  readonly postId: number;
  readonly tryCount: number;
  readonly message: ReadyMessage;
}

/** Changes as the outbox sends them: the same promises as for deliveries. */
export interface ChangeOutboxStore {
  has(id: string): id is ChangeId;
  /** What can be sent, in the order in which it is to go: what has least time left goes first. */
  readQueue(): readonly QueuedDelivery<ChangeId>[];
  take(id: ChangeId, at: number, pauseMs: number): TakenChange | undefined;
  settle(taken: Pick<TakenChange, 'id' | 'postId'>, settlement: Settlement, at: number): void;
  /** Whether somebody has already said to have got it. */
  isProven(id: ChangeId): boolean;
  /** Makes *unknown* of what was *sending* when the app stopped. @returns how many that were */
  recover(at: number): number;
  /** WhatsApp has acknowledged it after all. @returns false when nothing changed by it */
  settleLate(messageId: MessageId, at: number): boolean;
  /** WhatsApp has refused it after all. @returns false when nothing changed by it */
  refuseLate(messageId: MessageId, reason: FailureCode, at: number): boolean;
  /** Whether anything is still to be learnt from a proof that WhatsApp has this message. */
  needsProof(messageId: MessageId): boolean;
  /** Something shows that WhatsApp has it. @returns whether it counts as done by that, now */
  prove(messageId: MessageId, at: number): boolean;
  /** Ends what came too late, or has nothing to change any more. @returns whether anything changed */
  resolve(now: number): boolean;
  readSentMessage(id: MessageId, destination: Destination): Uint8Array | undefined;
  /** Deletes messages settled before then; what became of them stays. */
  forget(settledBefore: number): void;
}

interface WaitingRow extends WrittenChange {
  readonly id: ChangeId;
  readonly delivery_id: DeliveryId;
  readonly state: ChangeFacts['state'];
  readonly handed_over_at: number | null;
  readonly is_deleted: number;
}

export function createChangeOutboxStore({ db, transaction }: Database): ChangeOutboxStore {
  return {
    has: (id): id is ChangeId => db.prepare('SELECT 1 FROM changes WHERE id = ?').get(id) !== undefined,
    readQueue: () => readQueue(db),
    take: (id, at, pauseMs) => transaction(() => take(db, id, at, pauseMs)),
    settle: (taken, settlement, at) => transaction(() => settle(db, taken, settlement, at)),
    isProven: (id) =>
      db.prepare('SELECT 1 FROM changes WHERE id = ? AND is_proven = 1').get(id) !== undefined,
    recover: (at) => transaction(() => recover(db, at)),
    settleLate: (messageId, at) => transaction(() => settleLate(db, messageId, at)),
    refuseLate: (messageId, reason, at) => transaction(() => refuseLate(db, messageId, reason, at)),
    needsProof: (messageId) =>
      db
        .prepare(
          `SELECT 1 FROM changes
           WHERE message_id = ? AND state IN ('sending', 'unknown', 'failed') AND is_proven = 0`,
        )
        .get(messageId) !== undefined,
    prove: (messageId, at) =>
      transaction(() => {
        db.prepare("UPDATE changes SET is_proven = 1 WHERE message_id = ? AND state = 'sending'").run(
          messageId,
        );
        return settleLate(db, messageId, at);
      }),
    resolve: (now) => transaction(() => resolve(db, now)),
    readSentMessage(id, destination) {
      const groupId = destination.kind === 'group' ? destination.id : null;
      const row = db
        .prepare(
          `SELECT m.bytes FROM change_messages m JOIN changes c ON c.message_id = m.id
             JOIN deliveries d ON d.id = c.delivery_id
           WHERE m.id = ? AND d.group_id IS ? AND c.handed_over_at IS NOT NULL`,
        )
        .get(id, groupId) as { bytes: Uint8Array } | undefined;
      return row?.bytes;
    },
    forget: (settledBefore) => transaction(() => forget(db, settledBefore)),
  };
}

interface QueuedRow {
  readonly id: ChangeId;
  readonly kind: WrittenChange['kind'];
  readonly destination: Destination['kind'];
  readonly is_interrupted: number;
}

/** Edits have minutes, deletions have days, and a reply has time. */
function readQueue(db: DatabaseSync): QueuedDelivery<ChangeId>[] {
  const rows = db
    .prepare(
      `SELECT c.id, c.kind, d.destination, c.interrupted_at IS NOT NULL AS is_interrupted
       FROM changes c JOIN deliveries d ON d.id = c.delivery_id
       WHERE c.state = 'waiting' AND d.state = 'sent'
       ORDER BY CASE c.kind WHEN 'edit' THEN 0 WHEN 'delete' THEN 1 ELSE 2 END, d.handed_over_at, c.number`,
    )
    .all() as unknown as QueuedRow[];
  // Correcting what was sent is not sending on: a paused broadcast does not hold it.
  return rows.map((row) => ({
    ...{ id: row.id, kind: readMessageKind(row) },
    isPaused: row.is_interrupted === 1,
  }));
}

/** A reply rings the phones of a group as a promo does; an edit or a deletion rings none. */
function readMessageKind({ kind, destination }: QueuedRow): 'post' | 'change' | 'own-chat' {
  if (destination === 'own-chat') return 'own-chat';
  return kind === 'reply' ? 'post' : 'change';
}

function readWaiting(db: DatabaseSync): WaitingRow[] {
  const rows = db
    .prepare(
      `SELECT c.id, c.kind, c.cancels_waiting AS cancelsWaiting, c.delivery_id, d.state, d.handed_over_at,
         EXISTS (SELECT 1 FROM changes x
           WHERE x.delivery_id = d.id AND x.kind = 'delete' AND x.state = 'done') AS is_deleted
       FROM changes c JOIN deliveries d ON d.id = c.delivery_id WHERE c.state = 'waiting' ORDER BY c.number`,
    )
    .all();
  return rows as unknown as WaitingRow[];
}

function decideRow(row: WaitingRow, now: number): ChangeTurn {
  const { state, handed_over_at: handedOverAt } = row;
  const change = { kind: row.kind, cancelsWaiting: Boolean(row.cancelsWaiting) };
  return decideTurn(change, { state, handedOverAt, isDeleted: row.is_deleted === 1 }, now);
}

function resolve(db: DatabaseSync, now: number): boolean {
  let hasChanged = false;
  for (const row of readWaiting(db)) {
    const turn = decideRow(row, now);
    if (turn === 'post' || turn === 'not-yet') continue;
    hasChanged = true;
    if (turn === 'too-late') endChange(db, row.id, 'too-late', null, now);
    else endChange(db, row.id, 'cancelled', null, now);
    if (turn !== 'cancel-promo') continue;
    db.prepare(
      "UPDATE deliveries SET state = 'cancelled', settled_at = ? WHERE id = ? AND state = 'waiting'",
    ).run(now, row.delivery_id);
  }
  return hasChanged;
}

function take(db: DatabaseSync, id: ChangeId, at: number, pauseMs: number): TakenChange | undefined {
  resolve(db, at);
  const { changes } = db
    .prepare(
      `UPDATE changes SET state = 'sending', handed_over_at = ? WHERE id = ? AND state = 'waiting'
         AND interrupted_at IS NULL AND delivery_id IN (SELECT id FROM deliveries WHERE state = 'sent')`,
    )
    .run(at, id);
  if (changes !== 1) return undefined;
  const row = db
    .prepare(
      `SELECT c.delivery_id, c.try_count, c.message_id, d.group_id, m.bytes
       FROM changes c JOIN deliveries d ON d.id = c.delivery_id JOIN change_messages m ON m.id = c.message_id
       WHERE c.id = ?`,
    )
    .get(id) as unknown as {
    readonly delivery_id: DeliveryId;
    readonly try_count: number;
    readonly message_id: MessageId;
    readonly group_id: GroupId | null;
    readonly bytes: Uint8Array;
  };
  return {
    id,
    postId: beginPost(db, row.delivery_id, at, pauseMs),
    tryCount: row.try_count,
    message: {
      id: row.message_id,
      destination: row.group_id === null ? { kind: 'own-chat' } : { kind: 'group', id: row.group_id },
      bytes: row.bytes,
    },
  };
}

const lateReasons: ReadonlySet<FailureCode> = new Set(['edit-too-late', 'delete-too-late']);

function settle(
  db: DatabaseSync,
  { id, postId }: Pick<TakenChange, 'id' | 'postId'>,
  settlement: Settlement,
  at: number,
): void {
  endPost(db, postId, at);
  keepPauseByWhatsApp(db, settlement, at);
  switch (settlement.kind) {
    case 'sent':
      endChange(db, id, 'done', null, at);
      break;
    case 'unknown':
      endChange(db, id, 'unknown', null, at);
      break;
    case 'failed':
      if (lateReasons.has(settlement.reason)) endChange(db, id, 'too-late', null, at);
      else endChange(db, id, 'failed', settlement.reason, at);
      break;
    case 'waiting':
      db.prepare("UPDATE changes SET state = 'waiting', try_count = try_count + ? WHERE id = ?").run(
        settlement.countsAsTry ? 1 : 0,
        id,
      );
  }
}

/** How a change can end. */
export type ChangeEnd = 'done' | 'too-late' | 'failed' | 'unknown' | 'cancelled';

/** Its spare reply goes if it came too late, and never otherwise. */
export function endChange(
  db: DatabaseSync,
  id: ChangeId,
  state: ChangeEnd,
  reason: FailureCode | null,
  at: number,
): void {
  db.prepare('UPDATE changes SET state = ?, reason = ?, settled_at = ? WHERE id = ?').run(
    state,
    reason,
    at,
    id,
  );
  if (state === 'too-late') {
    db.prepare("UPDATE changes SET state = 'waiting' WHERE spare_for = ? AND state = 'spare'").run(id);
    return;
  }
  db.prepare(
    `DELETE FROM change_messages WHERE id IN
       (SELECT message_id FROM changes WHERE spare_for = ? AND state = 'spare')`,
  ).run(id);
  db.prepare("DELETE FROM changes WHERE spare_for = ? AND state = 'spare'").run(id);
}

function recover(db: DatabaseSync, at: number): number {
  const rows = db.prepare("SELECT id, is_proven FROM changes WHERE state = 'sending'").all() as unknown as {
    readonly id: ChangeId;
    readonly is_proven: number;
  }[];
  for (const row of rows) endChange(db, row.id, row.is_proven === 1 ? 'done' : 'unknown', null, at);
  return rows.filter((row) => row.is_proven === 0).length;
}

function settleLate(db: DatabaseSync, messageId: MessageId, at: number): boolean {
  const { changes } = db
    .prepare(
      `UPDATE changes SET state = 'done', reason = NULL, settled_at = ?
       WHERE message_id = ? AND state NOT IN ('done', 'sending') AND handed_over_at IS NOT NULL`,
    )
    .run(at, messageId);
  return changes === 1;
}

function refuseLate(db: DatabaseSync, messageId: MessageId, reason: FailureCode, at: number): boolean {
  const row = db.prepare("SELECT id FROM changes WHERE message_id = ? AND state = 'unknown'").get(messageId);
  if (row === undefined) return false;
  const isLate = lateReasons.has(reason);
  endChange(db, row.id as ChangeId, isLate ? 'too-late' : 'failed', isLate ? null : reason, at);
  return true;
}

function forget(db: DatabaseSync, settledBefore: number): void {
  db.prepare(
    `DELETE FROM change_messages WHERE id IN
       (SELECT message_id FROM changes WHERE settled_at < ? AND state NOT IN ('spare', 'waiting', 'sending'))`,
  ).run(settledBefore);
}
