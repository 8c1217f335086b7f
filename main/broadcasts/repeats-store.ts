import type { GroupId } from '../../shared/groups.ts';
import type { ProductId } from '../../shared/products.ts';
import type { Database } from '../storage/open-database.ts';

/** What makes two promos the same one: the product, or the text where there is none. */
export type PromoIdentity = { readonly productId: ProductId } | { readonly text: string };

export interface RepeatsStore {
  /**
   * The groups that got this promo since then, or are about to get it, and when they did last (`null`: it is still on
   * its way). What is unknown counts, because it may have arrived; what failed or was cancelled does not.
   */
  findRepeats(promo: PromoIdentity, since: number): ReadonlyMap<GroupId, number | null>;
  /** How many posts each group got from one moment up to another; what is on its way counts where `now` lies between. */
  countPosts(from: number, until: number, now: number): ReadonlyMap<GroupId, number>;
}

interface RepeatRow {
  readonly group_id: GroupId;
  readonly last_at: number | null;
  readonly is_on_its_way: number;
}

export function createRepeatsStore({ db }: Database): RepeatsStore {
  return {
    findRepeats(promo, since) {
      const [where, value] =
        'productId' in promo
          ? ['b.product_id = ?', promo.productId]
          : ['b.product_id IS NULL AND b.text = ?', promo.text];
      const rows = db
        .prepare(
          `SELECT d.group_id, max(coalesce(d.sent_at, d.handed_over_at)) AS last_at,
             max(d.state IN ('waiting', 'sending')) AS is_on_its_way
           FROM broadcasts b JOIN deliveries d ON d.broadcast_id = b.id
           WHERE ${where} AND d.destination = 'group' AND (d.state IN ('waiting', 'sending')
             OR (d.state IN ('sent', 'unknown') AND coalesce(d.sent_at, d.handed_over_at) >= ?))
           GROUP BY d.group_id`,
        )
        .all(value, since) as unknown as RepeatRow[];
      return new Map(rows.map((row) => [row.group_id, row.is_on_its_way === 1 ? null : row.last_at]));
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
