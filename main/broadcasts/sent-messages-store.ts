import type { DatabaseSync } from 'node:sqlite';
import type { Destination } from '../../shared/broadcasts.ts';
import type { MessageId } from '../whatsapp/whatsapp.ts';

/** The very bytes that went to this destination under this id; a device of another one gets nothing. */
export function readSentMessage(
  db: DatabaseSync,
  id: MessageId,
  destination: Destination,
): Uint8Array | undefined {
  const groupId = destination.kind === 'group' ? destination.id : null;
  const row = db
    .prepare(
      `SELECT m.bytes FROM messages m JOIN deliveries d ON d.message_id = m.id
       WHERE m.id = ? AND d.group_id IS ? AND d.handed_over_at IS NOT NULL`,
    )
    .get(id, groupId) as { bytes: Uint8Array } | undefined;
  return row?.bytes;
}

/**
 * Deletes the messages that were settled first until no more than `longestBytes` are left of the settled ones. What
 * waits or is on its way is never deleted and does not count.
 * @returns how many were deleted
 */
export function shorten(db: DatabaseSync, longestBytes: number): number {
  const { changes } = db
    .prepare(
      `DELETE FROM messages WHERE id IN (
         SELECT id FROM (
           SELECT m.id, sum(length(m.bytes)) OVER (ORDER BY d.settled_at DESC, d.rowid DESC) AS bytes_up_to_it
           FROM messages m JOIN deliveries d ON d.message_id = m.id WHERE d.settled_at IS NOT NULL
         ) WHERE bytes_up_to_it > ?)`,
    )
    .run(longestBytes);
  return Number(changes);
}
