import type { Database } from '../../main/storage/open-database.ts';
import type { BroadcastId, DeliveryState } from '../../shared/broadcasts.ts';
import type { FailureCode } from '../../shared/failure.ts';

export interface PastBroadcast {
  readonly productName?: string;
  readonly text?: string;
  readonly createdAt?: number;
  readonly groups?: readonly PastDelivery[];
}

export interface PastDelivery {
  /** Empty for the own chat. */
  readonly name: string;
  readonly state?: Exclude<DeliveryState['kind'], 'held' | 'left'>;
  readonly reason?: FailureCode;
  readonly people?: number;
  readonly delivered?: number;
  readonly seen?: number;
}

/** Writes broadcasts down as the outbox leaves them, oldest first. @returns their ids */
export function addPastBroadcasts(
  { db, transaction }: Pick<Database, 'db' | 'transaction'>,
  broadcasts: readonly PastBroadcast[],
): readonly BroadcastId[] {
  const addBroadcast = db.prepare(
    `INSERT INTO broadcasts (number, id, product_name, text, created_at)
     VALUES ((SELECT coalesce(max(number), 0) + 1 FROM broadcasts), ?, ?, ?, ?)`,
  );
  const addDelivery = db.prepare(
    `INSERT INTO deliveries (id, broadcast_id, position, destination, group_id, group_name, people_count, state,
       reason, message_id, sent_at, delivered_count, seen_count)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return transaction(() =>
    broadcasts.map((broadcast) => {
      const id = crypto.randomUUID() as BroadcastId;
      const { productName = 'Queijo Canastra', text = 'Por R$ 64,90', createdAt = 0 } = broadcast;
      addBroadcast.run(id, productName, text, createdAt);
      for (const [position, group] of (broadcast.groups ?? [{ name: 'Clientes' }]).entries()) {
        const { name, state = 'sent', reason = null, people = 10, delivered = 0, seen = 0 } = group;
        const isOwnChat = name === '';
        addDelivery.run(
          ...[`${id}-${position}`, id, position, isOwnChat ? 'own-chat' : 'group'],
          ...[isOwnChat ? null : `id of ${name}`, name, people, state, reason, `message-${id}-${position}`],
          ...[state === 'sent' ? createdAt + 60_000 : null, delivered, seen],
        );
      }
      return id;
    }),
  );
}
