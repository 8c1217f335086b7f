import { DatabaseSync } from 'node:sqlite';

/** A delivery as the app has it on its disk. */
export interface KeptDelivery {
  readonly id: string;
  readonly groupName: string;
  readonly state: string;
  /** The text of its broadcast, with the nonce in it. */
  readonly text: string;
}

/** Reads the app's own record, while it runs. */
export interface Deliveries {
  all(): readonly KeptDelivery[];
  count(state: string): number;
  close(): void;
}

export function openDeliveries(shopFile: string): Deliveries {
  const db = new DatabaseSync(shopFile, { readOnly: true, timeout: 5_000 });
  const select = db.prepare(
    `SELECT d.id, d.group_name AS groupName, d.state, b.text
     FROM deliveries d JOIN broadcasts b ON b.id = d.broadcast_id`,
  );
  const count = db.prepare('SELECT count(*) AS found FROM deliveries WHERE state = ?');
  return {
    all: () => select.all() as unknown as KeptDelivery[],
    count: (state) => Number(count.get(state)?.found),
    close: () => db.close(),
  };
}
