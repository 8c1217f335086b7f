import type { DatabaseSync } from 'node:sqlite';
import type { BroadcastId, DeliveryId, Destination } from '../../shared/broadcasts.ts';
import {
  type ChangeFacts,
  type ChangeId,
  type DeliveryChange,
  replyReachMs,
  type WrittenChange,
} from '../../shared/changes.ts';
import type { FailureCode } from '../../shared/failure.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { ProductId } from '../../shared/products.ts';
import type { Database } from '../storage/open-database.ts';
import type { MessageId, ReadyMessage } from '../whatsapp/whatsapp.ts';
import { endChange } from './change-outbox-store.ts';

/** One promo, or everything of one product that may still stand in a group or be on its way there. */
export type ChangeOf = { readonly broadcastId: BroadcastId } | { readonly productId: ProductId };

/** One promo in one group, as the decisions and the makers of messages need it. */
export interface ChangeTarget {
  readonly deliveryId: DeliveryId;
  readonly destination: Destination;
  readonly groupName: string;
  readonly photoId: PhotoId | null;
  readonly productName: string;
  readonly facts: ChangeFacts;
  /** `null` once it is forgotten. */
  readonly message: ReadyMessage | null;
}

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

function hasBroadcast(db: DatabaseSync, id: BroadcastId): boolean {
  return db.prepare('SELECT 1 FROM broadcasts WHERE id = ?').get(id) !== undefined;
}

interface TargetRow {
  readonly id: DeliveryId;
  readonly group_id: GroupId | null;
  readonly group_name: string;
  readonly state: ChangeFacts['state'];
  readonly handed_over_at: number | null;
  readonly message_id: MessageId;
  readonly bytes: Uint8Array | null;
  readonly photo_id: PhotoId | null;
  readonly product_name: string;
  readonly text: string;
  readonly is_text_unsure: number;
  readonly is_deleted: number;
  readonly has_reply: number;
  readonly is_edit_refused: number;
  readonly is_delete_refused: number;
}

const isChanged = (condition: string) =>
  `EXISTS (SELECT 1 FROM changes c WHERE c.delivery_id = d.id AND ${condition})`;

const selectTargets = `
  SELECT d.id, d.group_id, d.group_name, d.state, d.handed_over_at, d.message_id, m.bytes, b.photo_id, b.product_name,
    coalesce((SELECT c.text FROM changes c
      WHERE c.delivery_id = d.id AND c.kind IN ('edit', 'again') AND c.state IN ('done', 'sending')
      ORDER BY c.number DESC LIMIT 1), b.text) AS text,
    ${isChanged("c.kind = 'edit' AND c.state = 'unknown'")} AS is_text_unsure,
    ${isChanged("c.kind = 'delete' AND c.state IN ('done', 'sending')")} AS is_deleted,
    ${isChanged("c.kind = 'reply' AND c.state IN ('waiting', 'sending', 'done', 'unknown')")} AS has_reply,
    ${isChanged("c.kind = 'edit' AND c.state = 'too-late'")} AS is_edit_refused,
    ${isChanged("c.kind = 'delete' AND c.state = 'too-late'")} AS is_delete_refused
  FROM deliveries d JOIN broadcasts b ON b.id = d.broadcast_id LEFT JOIN messages m ON m.id = d.message_id`;

function readTargets(db: DatabaseSync, of: ChangeOf, now: number): ChangeTarget[] | undefined {
  if ('broadcastId' in of) {
    if (!hasBroadcast(db, of.broadcastId)) return undefined;
    const rows = db
      .prepare(`${selectTargets} WHERE b.id = ? ORDER BY d.position`)
      .all(of.broadcastId) as unknown as TargetRow[];
    return rows.map((row) => toTarget(row, false));
  }
  // What she sent to herself to look at it is no promo; it only must not come any more.
  const rows = db
    .prepare(
      `${selectTargets} WHERE b.product_id = ? AND (d.destination = 'group' OR d.state = 'waiting') AND d.state IN ('waiting', 'sending', 'unknown', 'sent')
         AND coalesce(d.handed_over_at, ?) >= ? ORDER BY b.number, d.position`,
    )
    .all(of.productId, now, now - replyReachMs) as unknown as TargetRow[];
  return rows.map((row, index) => toTarget(row, isOutdated(row, rows.slice(index + 1))));
}

function isOutdated({ group_id: group }: TargetRow, later: readonly TargetRow[]): boolean {
  return later.some((other) => other.group_id === group && other.state === 'sent' && other.is_deleted === 0);
}

function toTarget(row: TargetRow, isOutdatedPromo: boolean): ChangeTarget {
  const destination: Destination =
    row.group_id === null ? { kind: 'own-chat' } : { kind: 'group', id: row.group_id };
  return {
    deliveryId: row.id,
    destination,
    groupName: row.group_name,
    photoId: row.photo_id,
    productName: row.product_name,
    message: row.bytes && { id: row.message_id, destination, bytes: row.bytes },
    facts: {
      state: row.state,
      handedOverAt: row.handed_over_at,
      text: row.text,
      isTextSure: row.is_text_unsure === 0,
      isDeleted: row.is_deleted === 1,
      hasReply: row.has_reply === 1,
      refused: [
        ...(row.is_edit_refused === 1 ? (['edit'] as const) : []),
        ...(row.is_delete_refused === 1 ? (['delete'] as const) : []),
      ],
      isOwnChat: row.group_id === null,
      isOutdated: isOutdatedPromo,
    },
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
}

function readLatest(db: DatabaseSync, id: BroadcastId): Map<DeliveryId, DeliveryChange> {
  const rows = db
    .prepare(
      `SELECT c.delivery_id, c.kind, c.instead_of, c.state, c.reason, d.state = 'sent' AS has_left
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

function toState({ state, reason, has_left: hasLeft }: ShownRow): DeliveryChange['state'] {
  if (state === 'failed') return { kind: 'failed', reason: reason ?? 'unexpected' };
  if (state === 'waiting' && hasLeft === 0) return { kind: 'not-yet' };
  return { kind: state };
}
