import type { GroupId } from '../../shared/groups.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { ProductId } from '../../shared/products.ts';
import type { Database } from '../storage/open-database.ts';

/** What a promo is known by: its product, and what a group saw of it. */
export interface PromoIdentity {
  /** `null` for a free text. */
  readonly productId: ProductId | null;
  /** Without any group's footer. */
  readonly text: string;
  readonly photoId: PhotoId | null;
}

/** The same promo in one group. */
export interface FoundRepeat {
  /** Milliseconds since 1970; `null` while it is still on its way. */
  readonly lastAt: number | null;
  /** The name under which it went, where that was another product, or none; otherwise `null`. */
  readonly sentAs: string | null;
}

export interface RepeatsStore {
  /**
   * Those of the groups that got this promo since then, or are about to get it. What is unknown counts, because it may
   * have arrived; what failed or was cancelled does not.
   * @param madeSince what was made earlier does not count
   */
  findRepeats(
    promo: PromoIdentity,
    since: number,
    among: readonly GroupId[],
    madeSince?: number,
  ): ReadonlyMap<GroupId, FoundRepeat>;
  /** All groups that got this product since then, or are about to. */
  readReceivers(productId: ProductId, since: number): ReadonlySet<GroupId>;
  /** How many posts each group got from one moment up to another; what is on its way counts where `now` lies between. */
  countPosts(from: number, until: number, now: number): ReadonlyMap<GroupId, number>;
}

interface RepeatRow {
  readonly group_id: GroupId;
  readonly last_at: number | null;
  readonly sent_as: string | null;
}

/**
 * The same product; or the same words, unless each came with a photo of its own: a template without a name in it may say
 * the same of everything. Words without a product are hers, whatever photo they came with, and no words are none.
 */
const isSame = `(b.product_id = :productId OR (b.text = :text AND (b.photo_id IS :photoId OR (b.text <> '' AND
  (b.photo_id IS NULL OR :photoId IS NULL OR (b.product_id IS NULL AND :productId IS NULL))))))`;
const sentAs = 'iif(b.product_id IS :productId, NULL, b.product_name) AS sent_as';

export function createRepeatsStore({ db }: Database): RepeatsStore {
  return {
    findRepeats(promo, since, among, madeSince = 0) {
      const { productId, text, photoId } = promo;
      const same = { productId, text, photoId, among: JSON.stringify(among), madeSince };
      // The newest first: what a group got within the guarded time is little, what a product ever was is not.
      const got = db
        .prepare(
          `SELECT g.value AS group_id, coalesce(l.sent_at, l.handed_over_at) AS last_at, ${sentAs}
           FROM json_each(:among) g CROSS JOIN deliveries l ON l.rowid =
             (SELECT d.rowid FROM deliveries d CROSS JOIN broadcasts b ON b.id = d.broadcast_id
              WHERE d.group_id = g.value AND d.destination = 'group' AND d.state IN ('sent', 'unknown')
                AND coalesce(d.sent_at, d.handed_over_at) >= :since AND b.created_at >= :madeSince AND ${isSame}
              ORDER BY coalesce(d.sent_at, d.handed_over_at) DESC LIMIT 1)
           CROSS JOIN broadcasts b ON b.id = l.broadcast_id`,
        )
        .all({ ...same, since }) as unknown as RepeatRow[];
      const coming = db
        .prepare(
          `SELECT d.group_id, NULL AS last_at, ${sentAs}
           FROM deliveries d CROSS JOIN broadcasts b ON b.id = d.broadcast_id
           WHERE d.state IN ('waiting', 'sending') AND d.destination = 'group' AND b.created_at >= :madeSince AND ${isSame}
             AND d.group_id IN (SELECT value FROM json_each(:among))`,
        )
        .all(same) as unknown as RepeatRow[];
      return new Map(
        [...got, ...coming].map((row) => [row.group_id, { lastAt: row.last_at, sentAs: row.sent_as }]),
      );
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
