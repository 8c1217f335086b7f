import type { GroupId } from '../../shared/groups.ts';
import type { ProductId } from '../../shared/products.ts';
import type { Database } from '../storage/open-database.ts';

/** What makes two promos the same one: the product, or the text where there is none. */
export type PromoIdentity = { readonly productId: ProductId } | { readonly text: string };

export interface RepeatsStore {
  /**
   * Those of the groups that got this promo since then, or are about to get it, and when they did last (`null`: it is
   * still on its way). What is unknown counts, because it may have arrived; what failed or was cancelled does not.
   */
  findRepeats(
    promo: PromoIdentity,
    since: number,
    among: readonly GroupId[],
  ): ReadonlyMap<GroupId, number | null>;
  /** All groups that `findRepeats` would find. */
  readReceivers(productId: ProductId, since: number): ReadonlySet<GroupId>;
  /** How many posts each group got from one moment up to another; what is on its way counts where `now` lies between. */
  countPosts(from: number, until: number, now: number): ReadonlyMap<GroupId, number>;
}

interface RepeatRow {
  readonly group_id: GroupId;
  readonly last_at: number;
}

export function createRepeatsStore({ db }: Database): RepeatsStore {
  return {
    findRepeats(promo, since, among) {
      const [isIt, value] =
        'productId' in promo
          ? ['b.product_id = ?', promo.productId]
          : ['b.product_id IS NULL AND b.text = ?', promo.text];
      // The newest first: what a group got within the guarded time is little, what a product ever was is not.
      const got = db
        .prepare(
          `SELECT value AS group_id,
             (SELECT coalesce(d.sent_at, d.handed_over_at)
              FROM deliveries d CROSS JOIN broadcasts b ON b.id = d.broadcast_id
              WHERE d.group_id = value AND d.destination = 'group' AND d.state IN ('sent', 'unknown')
                AND coalesce(d.sent_at, d.handed_over_at) >= ? AND ${isIt}
              ORDER BY coalesce(d.sent_at, d.handed_over_at) DESC LIMIT 1) AS last_at
           FROM json_each(?) WHERE last_at IS NOT NULL`,
        )
        .all(since, value, JSON.stringify(among)) as unknown as RepeatRow[];
      const coming = db
        .prepare(
          `SELECT d.group_id FROM deliveries d CROSS JOIN broadcasts b ON b.id = d.broadcast_id
           WHERE d.state IN ('waiting', 'sending') AND d.destination = 'group' AND ${isIt}
             AND d.group_id IN (SELECT value FROM json_each(?))`,
        )
        .all(value, JSON.stringify(among)) as unknown as Pick<RepeatRow, 'group_id'>[];
      return new Map<GroupId, number | null>([
        ...got.map((row) => [row.group_id, row.last_at] as const),
        ...coming.map((row) => [row.group_id, null] as const),
      ]);
    },

    readReceivers(productId, since) {
      const rows = db
        .prepare(
          `SELECT DISTINCT d.group_id FROM broadcasts b JOIN deliveries d ON d.broadcast_id = b.id
           WHERE b.product_id = ? AND d.destination = 'group' AND (d.state IN ('waiting', 'sending')
             OR (d.state IN ('sent', 'unknown') AND coalesce(d.sent_at, d.handed_over_at) >= ?))`,
        )
        .all(productId, since) as unknown as Pick<RepeatRow, 'group_id'>[];
      return new Set(rows.map((row) => row.group_id));
    },

    countPosts(from, until, now) {
      const isNow = from <= now && now < until ? 1 : 0;
      const rows = db
        .prepare(
          `SELECT group_id, count(*) AS count FROM deliveries
           WHERE destination = 'group' AND ((? AND state IN ('waiting', 'sending'))
             OR (state IN ('sent', 'unknown') AND coalesce(sent_at, handed_over_at) BETWEEN ? AND ?))
           GROUP BY group_id`,
        )
        .all(isNow, from, until - 1) as unknown as { readonly group_id: GroupId; readonly count: number }[];
      return new Map(rows.map((row) => [row.group_id, row.count]));
    },
  };
}
