import type { Group, GroupId, GroupList, WhyNoPost } from '../../shared/groups.ts';
import type { Database } from '../storage/open-database.ts';

/** The groups as WhatsApp last told of them. Members are not kept, only how many there are. */
export interface GroupsStore {
  readAll(): GroupList;
  read(id: GroupId): Group | undefined;
  replaceAll(groups: readonly Group[], refreshedAt: number): void;
}

interface GroupRow {
  readonly id: GroupId;
  readonly name: string;
  readonly member_count: number;
  readonly why_no_post: WhyNoPost | null;
  readonly announce_only: number;
  readonly disappearing_seconds: number;
}

const columns = 'id, name, member_count, why_no_post, announce_only, disappearing_seconds';

export function createGroupsStore({ db, transaction }: Database): GroupsStore {
  return {
    readAll() {
      const rows = db.prepare(`SELECT ${columns} FROM groups ORDER BY position`).all();
      const refreshed = db.prepare('SELECT at FROM groups_refreshed').get() as { at: number } | undefined;
      return {
        groups: (rows as unknown as GroupRow[]).map(toGroup),
        refreshedAt: refreshed?.at ?? null,
      };
    },

    read(id) {
      const row = db.prepare(`SELECT ${columns} FROM groups WHERE id = ?`).get(id);
      return row && toGroup(row as unknown as GroupRow);
    },

    replaceAll(groups, refreshedAt) {
      transaction(() => {
        db.exec('DELETE FROM groups');
        const insert = db.prepare(`INSERT INTO groups (${columns}, position) VALUES (?, ?, ?, ?, ?, ?, ?)`);
        for (const [position, group] of groups.entries()) insert.run(...toColumns(group), position);
        db.prepare('INSERT OR REPLACE INTO groups_refreshed (only_row, at) VALUES (1, ?)').run(refreshedAt);
      });
    },
  };
}

function toColumns(group: Group) {
  const { id, name, memberCount, whyNoPost, announceOnly, disappearingSeconds } = group;
  return [id, name, memberCount, whyNoPost ?? null, announceOnly ? 1 : 0, disappearingSeconds] as const;
}

function toGroup(row: GroupRow): Group {
  return {
    id: row.id,
    name: row.name,
    memberCount: row.member_count,
    ...(row.why_no_post === null ? {} : { whyNoPost: row.why_no_post }),
    announceOnly: row.announce_only === 1,
    disappearingSeconds: row.disappearing_seconds,
  };
}
