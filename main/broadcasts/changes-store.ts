import type { DatabaseSync } from 'node:sqlite';
import type { BroadcastId, DeliveryId } from '../../shared/broadcasts.ts';
import type { ChangeId, DeliveryChange, WrittenChange } from '../../shared/changes.ts';
import type { FailureCode } from '../../shared/failure.ts';
import type { Database } from '../storage/open-database.ts';
import type { MessageId, ReadyMessage } from '../whatsapp/whatsapp.ts';
import { endChange } from './change-outbox-store.ts';
import { type ChangeOf, type ChangeTarget, hasBroadcast, readTargets } from './change-targets-store.ts';

export interface NewChange extends WrittenChange {
  readonly id: ChangeId;
  readonly deliveryId: DeliveryId;
  readonly text: string | null;
  readonly insteadOf: 'edit' | 'delete' | null;
  readonly message: ReadyMessage;
  /** A reply that goes if the change comes too late. */
  readonly spare: { readonly id: ChangeId; readonly text: string; readonly message: ReadyMessage } | null;
}

/** A message that had not left, with its new text. */
export interface Renewed {
  readonly id: ChangeId;
  readonly deliveryId: DeliveryId;
  readonly text: string;
  readonly message: ReadyMessage;
}

export interface AskedChanges {
  readonly renewed: readonly Renewed[];
  readonly changes: readonly NewChange[];
  /** It stands as it is wished already: what still waits to change it is given up. */
  readonly superseded: readonly DeliveryId[];
}

/** Changes as the person asks for them and sees them. */
export interface ChangesStore {
  /** Oldest first. @returns `undefined` when there is no such broadcast; a product may simply have none */
  readTargets(of: ChangeOf, now: number): readonly ChangeTarget[] | undefined;
  /** Cancels what still waits, so that it is never sent. */
  cancelPromos(ids: readonly DeliveryId[], at: number): void;
  /** Writes all of it, every message included, or nothing. What waited for the same deliveries is replaced. */
  add(asked: AskedChanges, at: number): void;
  /** Gives up the changes of a broadcast that still wait. @returns false when there is no such broadcast */
  cancel(id: BroadcastId, at: number): boolean;
  /** The latest change of each delivery of this broadcast; one that was given up only where there is no other. */
  readLatest(id: BroadcastId): ReadonlyMap<DeliveryId, DeliveryChange>;
}

export function createChangesStore({ db, transaction }: Database): ChangesStore {
  return {
    readTargets: (of, now) => readTargets(db, of, now),
    cancelPromos: (ids, at) =>
      transaction(() => {
        const cancel = db.prepare(
          "UPDATE deliveries SET state = 'cancelled', settled_at = ? WHERE id = ? AND state = 'waiting'",
        );
        for (const id of ids) cancel.run(at, id);
      }),
    add: ({ renewed, changes, superseded }, at) =>
      transaction(() => {
        for (const id of superseded) endWaiting(db, 'd.id', id, at);
        for (const each of renewed) renew(db, each, at);
        for (const change of changes) add(db, change, at);
      }),
    cancel: (id, at) =>
      transaction(() => {
        endWaiting(db, 'd.broadcast_id', id, at);
        return hasBroadcast(db, id);
      }),
    readLatest: (id) => readLatest(db, id),
  };
}

/** The changes of one delivery, or of all deliveries of one broadcast, that have not begun. */
function endWaiting(db: DatabaseSync, column: 'd.id' | 'd.broadcast_id', id: string, at: number): void {
  const rows = db
    .prepare(
      `SELECT c.id FROM changes c JOIN deliveries d ON d.id = c.delivery_id
       WHERE ${column} = ? AND c.state = 'waiting'`,
    )
    .all(id) as unknown as { readonly id: ChangeId }[];
  for (const row of rows) endChange(db, row.id, 'cancelled', null, at);
}

function renew(db: DatabaseSync, { id, deliveryId, text, message }: Renewed, at: number): void {
  endWaiting(db, 'd.id', deliveryId, at);
  db.prepare('UPDATE messages SET bytes = ? WHERE id = ?').run(message.bytes, message.id);
  insert(db, {
    ...{ id, deliveryId, text, at, kind: 'again', state: 'done', messageId: null },
    ...{ spareFor: null, insteadOf: null, cancelsWaiting: false },
  });
}

function add(db: DatabaseSync, change: NewChange, at: number): void {
  const { id, deliveryId, kind, text, message, spare, insteadOf, cancelsWaiting } = change;
  endWaiting(db, 'd.id', deliveryId, at);
  insert(db, {
    ...{ id, deliveryId, kind, text, at, state: 'waiting', messageId: message.id },
    ...{ spareFor: null, insteadOf, cancelsWaiting },
  });
  keepMessage(db, message);
  if (spare === null) return;
  insert(db, {
    ...{ id: spare.id, deliveryId, kind: 'reply', text: spare.text, at, state: 'spare' },
    ...{ messageId: spare.message.id, spareFor: id, cancelsWaiting: false },
    insteadOf: kind === 'reply' ? null : kind,
  });
  keepMessage(db, spare.message);
}

interface InsertedChange {
  readonly id: ChangeId;
  readonly deliveryId: DeliveryId;
  readonly kind: string;
  readonly text: string | null;
  readonly state: string;
  readonly messageId: MessageId | null;
  readonly spareFor: ChangeId | null;
  readonly insteadOf: string | null;
  readonly cancelsWaiting: boolean;
  readonly at: number;
}

function insert(db: DatabaseSync, row: InsertedChange): void {
  db.prepare(
    `INSERT INTO changes
       (number, id, delivery_id, kind, text, state, message_id, spare_for, instead_of, cancels_waiting, created_at)
     VALUES ((SELECT coalesce(max(number), 0) + 1 FROM changes), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ...[row.id, row.deliveryId, row.kind, row.text, row.state, row.messageId, row.spareFor],
    ...[row.insteadOf, row.cancelsWaiting ? 1 : 0, row.at],
  );
}

function keepMessage(db: DatabaseSync, { id, bytes }: ReadyMessage): void {
  db.prepare('INSERT INTO change_messages (id, bytes) VALUES (?, ?)').run(id, bytes);
}

interface ShownRow {
  readonly delivery_id: DeliveryId;
  readonly kind: DeliveryChange['kind'];
  readonly instead_of: DeliveryChange['insteadOf'];
  readonly state: 'waiting' | 'sending' | 'done' | 'too-late' | 'failed' | 'unknown' | 'cancelled';
  readonly reason: FailureCode | null;
  readonly has_left: number;
  readonly is_interrupted: number;
}

function readLatest(db: DatabaseSync, id: BroadcastId): Map<DeliveryId, DeliveryChange> {
  const rows = db
    .prepare(
      `SELECT c.delivery_id, c.kind, c.instead_of, c.state, c.reason, d.state = 'sent' AS has_left,
         c.interrupted_at IS NOT NULL AS is_interrupted
       FROM deliveries d JOIN changes c ON c.delivery_id = d.id
       WHERE d.broadcast_id = ? AND c.number = (
         SELECT x.number FROM changes x WHERE x.delivery_id = d.id AND x.state <> 'spare'
         ORDER BY x.state = 'cancelled', x.number DESC LIMIT 1)`,
    )
    .all(id) as unknown as ShownRow[];
  return new Map(
    rows.map((row) => [
      row.delivery_id,
      { kind: row.kind, insteadOf: row.instead_of, state: toState(row) } satisfies DeliveryChange,
    ]),
  );
}

function toState(row: ShownRow): DeliveryChange['state'] {
  const { state, reason, has_left: hasLeft, is_interrupted: isInterrupted } = row;
  if (state === 'failed') return { kind: 'failed', reason: reason ?? 'unexpected' };
  if (state === 'waiting' && hasLeft === 0) return { kind: 'not-yet' };
  return state === 'waiting' && isInterrupted === 1
    ? { kind: 'held', reason: 'interrupted' }
    : { kind: state };
}
