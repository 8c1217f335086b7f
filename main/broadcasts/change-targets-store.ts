import type { DatabaseSync } from 'node:sqlite';
import type { BroadcastId, DeliveryId, Destination } from '../../shared/broadcasts.ts';
import { type ChangeFacts, replyReachMs } from '../../shared/changes.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { ProductId } from '../../shared/products.ts';
import type { MessageId, ReadyMessage } from '../whatsapp/whatsapp.ts';

/** One promo, or everything of one product that may still stand in a group or be on its way there. */
export type ChangeOf = { readonly broadcastId: BroadcastId } | { readonly productId: ProductId };

/** One promo in one group, as the decisions and the makers of messages need it. */
export interface ChangeTarget {
  readonly deliveryId: DeliveryId;
  readonly destination: Destination;
  readonly groupName: string;
  readonly photoId: PhotoId | null;
  readonly productName: string;
  /** What its message says under the text. */
  readonly footer: string;
  readonly facts: ChangeFacts;
  /** `null` once it is forgotten. */
  readonly message: ReadyMessage | null;
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
  readonly footer: string;
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
  SELECT d.id, d.group_id, d.group_name, d.state, d.handed_over_at, d.message_id, m.bytes, b.photo_id, b.product_name, d.footer,
    coalesce((SELECT c.text FROM changes c
      WHERE c.delivery_id = d.id AND c.kind IN ('edit', 'again') AND c.state IN ('done', 'sending')
      ORDER BY c.number DESC LIMIT 1), b.text) AS text,
    ${isChanged("c.kind = 'edit' AND c.state = 'unknown'")} AS is_text_unsure,
    ${isChanged("c.kind = 'delete' AND c.state IN ('done', 'sending')")} AS is_deleted,
    ${isChanged("c.kind = 'reply' AND c.state IN ('waiting', 'sending', 'done', 'unknown')")} AS has_reply,
    ${isChanged("c.kind = 'edit' AND c.state = 'too-late'")} AS is_edit_refused,
    ${isChanged("c.kind = 'delete' AND c.state = 'too-late'")} AS is_delete_refused
  FROM deliveries d JOIN broadcasts b ON b.id = d.broadcast_id LEFT JOIN messages m ON m.id = d.message_id`;

/** Oldest first. @returns `undefined` when there is no such broadcast; a product may simply have none */
export function readTargets(db: DatabaseSync, of: ChangeOf, now: number): ChangeTarget[] | undefined {
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
    footer: row.footer,
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

export function hasBroadcast(db: DatabaseSync, id: BroadcastId): boolean {
  return db.prepare('SELECT 1 FROM broadcasts WHERE id = ?').get(id) !== undefined;
}
