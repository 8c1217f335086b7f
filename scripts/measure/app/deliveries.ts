import { DatabaseSync } from 'node:sqlite';
import type { BroadcastId } from '../../../shared/broadcasts.ts';

/** A delivery as the app has it on its disk. Times are milliseconds since 1970. */
export interface KeptDelivery {
  readonly id: string;
  readonly messageId: string;
  readonly groupName: string;
  readonly state: string;
  readonly handedOverAt: number | null;
  readonly settledAt: number | null;
  /** How often its message was handed over, and something became of it. */
  readonly tryCount: number;
  /** The text of its broadcast, with the nonce in it. */
  readonly text: string;
}

/** Reads the app's own record, while it runs. */
export interface Deliveries {
  /** In the order in which they were made. */
  all(): readonly KeptDelivery[];
  /** The first one of a broadcast. */
  firstOf(id: BroadcastId): KeptDelivery | undefined;
  count(state: string): number;
  close(): void;
}

export function openDeliveries(shopFile: string): Deliveries {
  const db = new DatabaseSync(shopFile, { readOnly: true, timeout: 5_000 });
  const select = `
    SELECT d.id, d.message_id AS messageId, d.group_name AS groupName, d.state, d.handed_over_at AS handedOverAt,
      d.settled_at AS settledAt, b.text,
      (SELECT count(*) FROM posts p WHERE p.delivery_id = d.id AND p.ended_at IS NOT NULL) AS tryCount
    FROM deliveries d JOIN broadcasts b ON b.id = d.broadcast_id`;
  const all = db.prepare(`${select} ORDER BY b.number, d.position`);
  const firstOf = db.prepare(`${select} WHERE b.id = ? ORDER BY d.position LIMIT 1`);
  const count = db.prepare('SELECT count(*) AS found FROM deliveries WHERE state = ?');
  return {
    all: () => all.all() as unknown as KeptDelivery[],
    firstOf: (id) => firstOf.get(id) as unknown as KeptDelivery | undefined,
    count: (state) => Number(count.get(state)?.found),
    close: () => db.close(),
  };
}
