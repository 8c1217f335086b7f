import type { ReachOfGroup } from '../../shared/reach.ts';
import type { Database } from '../storage/open-database.ts';

/** Counts what groups got. */
export interface ReachStore {
  /** Each group with a post between two moments, in milliseconds since 1970, the second one left out. */
  read(from: number, until: number): readonly ReachOfGroup[];
}

export function createReachStore({ db }: Pick<Database, 'db'>): ReachStore {
  // With max(), SQLite takes the name from the row of the latest post.
  const select = db.prepare(
    `SELECT group_id AS groupId, group_name AS name, max(sent_at) AS latest, count(*) AS posts,
       sum(people_count) AS people, sum(delivered_count) AS delivered, sum(seen_count) AS seen
     FROM group_posts WHERE sent_at >= ? AND sent_at < ? GROUP BY group_id`,
  );
  return {
    read(from, until) {
      const rows = select.all(from, until) as unknown as (ReachOfGroup & { readonly latest: number })[];
      return rows.map(({ latest: _, ...group }) => group);
    },
  };
}
