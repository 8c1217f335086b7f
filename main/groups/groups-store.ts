import type {
  CommunityPlace,
  Group,
  GroupFacts,
  GroupId,
  GroupList,
  WhyNoPost,
} from '../../shared/groups.ts';
import type { Database } from '../storage/open-database.ts';
import { reattachGroups } from './reattach-groups-store.ts';

/** The groups as WhatsApp last told of them. Members are not kept, only how many there are. */
export interface GroupsStore {
  readAll(): Pick<GroupList, 'groups' | 'refreshedAt'>;
  read(id: GroupId): Group | undefined;
  /** What this shop keeps of a group that is gone stays, in case it comes back. */
  replaceAll(groups: readonly GroupFacts[], refreshedAt: number): void;
  /** @returns false when such a group was never seen */
  setFooter(id: GroupId, footer: string): boolean;
  /** When WhatsApp was last asked for the whole list, in milliseconds since 1970. */
  readAskedAt(): number | null;
  /** @param hasAnswered whether what is kept here is known to be right at that moment */
  noteAsked(at: number, hasAnswered: boolean): void;
}

interface GroupRow {
  readonly id: GroupId;
  readonly name: string;
  readonly member_count: number;
  readonly why_no_post: WhyNoPost | null;
  readonly announce_only: number;
  readonly disappearing_seconds: number;
  readonly community: CommunityPlace['kind'] | null;
  readonly parent_id: GroupId | null;
  readonly footer: string;
  readonly sent_at: number | null;
  readonly product_name: string | null;
}

const ownColumns =
  'id, name, member_count, why_no_post, announce_only, disappearing_seconds, community, parent_id';

const selectGroups = `
  SELECT g.id, g.name, g.member_count, g.why_no_post, g.announce_only, g.disappearing_seconds, g.community, g.parent_id,
    k.footer, p.sent_at, p.product_name
  FROM groups g
  JOIN known_groups k ON k.id = g.id
  LEFT JOIN last_group_posts p ON p.group_id = g.id`;

export function createGroupsStore({ db, transaction }: Database): GroupsStore {
  const readTime = (table: 'groups_refreshed' | 'groups_asked') =>
    (db.prepare(`SELECT at FROM ${table}`).get() as { at: number } | undefined)?.at ?? null;
  const writeTime = (table: 'groups_refreshed' | 'groups_asked', at: number) =>
    db.prepare(`INSERT OR REPLACE INTO ${table} (only_row, at) VALUES (1, ?)`).run(at);

  return {
    readAll() {
      const rows = db.prepare(`${selectGroups} ORDER BY g.position`).all();
      return {
        groups: (rows as unknown as GroupRow[]).map(toGroup),
        refreshedAt: readTime('groups_refreshed'),
      };
    },

    read(id) {
      const row = db.prepare(`${selectGroups} WHERE g.id = ?`).get(id);
      return row && toGroup(row as unknown as GroupRow);
    },

    replaceAll(groups, refreshedAt) {
      transaction(() => {
        const seen = new Set(
          db
            .prepare('SELECT id FROM known_groups')
            .all()
            .map(({ id }) => id),
        );
        db.exec('DELETE FROM groups');
        const insert = db.prepare(
          `INSERT INTO groups (${ownColumns}, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        );
        const remember = db.prepare(
          `INSERT INTO known_groups (id, name) VALUES (?, ?)
           ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE name <> excluded.name`,
        );
        for (const [position, group] of groups.entries()) {
          insert.run(...toColumns(group), position);
          remember.run(group.id, group.name);
        }
        reattachGroups({ db }, (id) => !seen.has(id));
        writeTime('groups_refreshed', refreshedAt);
      });
    },

    setFooter(id, footer) {
      return transaction(
        () => db.prepare('UPDATE known_groups SET footer = ? WHERE id = ?').run(footer, id).changes === 1,
      );
    },

    readAskedAt: () => readTime('groups_asked'),

    noteAsked(at, hasAnswered) {
      transaction(() => {
        writeTime('groups_asked', at);
        if (hasAnswered) writeTime('groups_refreshed', at);
      });
    },
  };
}

function toColumns(group: GroupFacts) {
  const { id, name, memberCount, whyNoPost, announceOnly, disappearingSeconds, community } = group;
  const parentId = community === null || community.kind === 'parent' ? null : community.parentId;
  return [
    ...([id, name, memberCount, whyNoPost ?? null, announceOnly ? 1 : 0, disappearingSeconds] as const),
    ...([community?.kind ?? null, parentId] as const),
  ] as const;
}

function toGroup(row: GroupRow): Group {
  return {
    id: row.id,
    name: row.name,
    memberCount: row.member_count,
    ...(row.why_no_post === null ? {} : { whyNoPost: row.why_no_post }),
    announceOnly: row.announce_only === 1,
    disappearingSeconds: row.disappearing_seconds,
    community: toCommunity(row),
    footer: row.footer,
    lastPostedAt: row.sent_at,
    lastPromo: row.product_name ?? '',
  };
}

function toCommunity({ community: kind, parent_id: parentId }: GroupRow): CommunityPlace | null {
  if (kind === 'parent') return { kind };
  return kind === null || parentId === null ? null : { kind, parentId };
}
