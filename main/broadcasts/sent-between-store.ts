import type { BroadcastId, DeliveryState, SentPromo } from '../../shared/broadcasts.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { Database } from '../storage/open-database.ts';

export interface SentBetweenStore {
  /** What went to groups, or is to go, from one moment up to another, in the order in which it was made. */
  readBetween(from: number, until: number): readonly SentPromo[];
}

interface Row {
  readonly id: BroadcastId;
  readonly product_name: string;
  readonly created_at: number;
  readonly group_id: GroupId;
  readonly state: DeliveryState['kind'];
  readonly sent_at: number | null;
}

/** What is made waits so long at most, over a long weekend without opening hours, until its first group gets it. */
const reachMs = 7 * 24 * 3_600_000;

/** For a calendar: broadcasts by when they went, without what went to the own chat. */
export function createSentBetweenStore({ db }: Database): SentBetweenStore {
  return {
    readBetween(from, until) {
      const rows = db
        .prepare(
          `SELECT b.id, b.product_name, b.created_at, d.group_id, d.sent_at,
             iif(d.state = 'unknown' AND d.left_at IS NOT NULL, 'left', d.state) AS state
           FROM broadcasts b JOIN deliveries d ON d.broadcast_id = b.id
           WHERE b.created_at >= ? AND b.created_at < ? AND d.destination = 'group'
           ORDER BY b.number, d.position`,
        )
        .all(from - reachMs, until) as unknown as Row[];
      const promos = [...Map.groupBy(rows, ({ id }) => id).values()].map(toPromo);
      return promos.filter(({ at }) => at >= from && at < until);
    },
  };
}

function toPromo(rows: readonly Row[]): SentPromo {
  const [{ id, product_name: name, created_at: createdAt }] = rows as readonly [Row];
  const counts = { waiting: 0, held: 0, sending: 0, sent: 0, failed: 0, unknown: 0, left: 0, cancelled: 0 };
  for (const { state } of rows) counts[state] += 1;
  const times = rows.flatMap(({ sent_at: sentAt }) => sentAt ?? []);
  const at = times.length === 0 ? createdAt : Math.min(...times);
  return { id, name, createdAt, at, groupIds: rows.map(({ group_id: groupId }) => groupId), counts };
}
