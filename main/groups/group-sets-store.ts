import type { GroupSet, GroupSetColor, GroupSetDraft, GroupSetId } from '../../shared/group-sets.ts';
import type { GroupId } from '../../shared/groups.ts';
import { createDeletions, type Deletions } from '../storage/deletions.ts';
import type { Database } from '../storage/open-database.ts';

/** The saved choices of groups. A set keeps what belongs to it while the account is not in that group. */
export interface GroupSetsStore extends Deletions<GroupSetId> {
  /** In her order, without what is deleted. */
  readAll(): readonly GroupSet[];
  count(): number;
  /** @returns whether every one of these groups was seen at some time */
  knows(groupIds: readonly GroupId[]): boolean;
  /** Comes last. */
  add(id: GroupSetId, draft: GroupSetDraft): void;
  /** @returns false when there is no such set */
  change(id: GroupSetId, draft: GroupSetDraft): boolean;
  /** Those that are not named keep their places, also what was deleted. */
  order(ids: readonly GroupSetId[]): void;
}

interface SetRow {
  readonly id: GroupSetId;
  readonly name: string;
  readonly color: GroupSetColor;
}

interface MemberRow {
  readonly set_id: GroupSetId;
  readonly group_id: GroupId;
  readonly name: string;
  readonly is_gone: number;
}

export function createGroupSetsStore(database: Database): GroupSetsStore {
  const { db, transaction } = database;

  function writeMembers(id: GroupSetId, groupIds: readonly GroupId[]): void {
    db.prepare('DELETE FROM group_set_members WHERE set_id = ?').run(id);
    const insert = db.prepare('INSERT INTO group_set_members (set_id, group_id) VALUES (?, ?)');
    for (const groupId of groupIds) insert.run(id, groupId);
  }

  return {
    ...createDeletions<GroupSetId>(database, 'group_sets'),

    readAll() {
      const sets = db
        .prepare('SELECT id, name, color FROM group_sets WHERE deleted_at IS NULL ORDER BY position, rowid')
        .all() as unknown as SetRow[];
      const members = db
        .prepare(
          `SELECT m.set_id, m.group_id, coalesce(g.name, k.name) AS name, g.id IS NULL AS is_gone
           FROM group_set_members m
           JOIN known_groups k ON k.id = m.group_id
           LEFT JOIN groups g ON g.id = m.group_id
           ORDER BY g.id IS NULL, g.position, k.name, k.id`,
        )
        .all() as unknown as MemberRow[];
      const membersOf = Map.groupBy(members, (member) => member.set_id);
      return sets.map(({ id, name, color }) => toSet({ id, name, color }, membersOf.get(id) ?? []));
    },

    count() {
      const row = db.prepare('SELECT count(*) AS count FROM group_sets WHERE deleted_at IS NULL').get();
      return Number(row?.count);
    },

    knows(groupIds) {
      const find = db.prepare('SELECT 1 FROM known_groups WHERE id = ?');
      return groupIds.every((id) => find.get(id) !== undefined);
    },

    add(id, { name, color, groupIds }) {
      transaction(() => {
        db.prepare(
          `INSERT INTO group_sets (id, name, color, position)
           VALUES (?, ?, ?, (SELECT ifnull(max(position), -1) + 1 FROM group_sets))`,
        ).run(id, name, color);
        writeMembers(id, groupIds);
      });
    },

    change(id, { name, color, groupIds }) {
      return transaction(() => {
        const { changes } = db
          .prepare('UPDATE group_sets SET name = ?, color = ? WHERE id = ? AND deleted_at IS NULL')
          .run(name, color, id);
        if (changes === 1) writeMembers(id, groupIds);
        return changes === 1;
      });
    },

    order(ids) {
      transaction(() => {
        const rows = db.prepare('SELECT id FROM group_sets ORDER BY position, rowid').all();
        const move = db.prepare('UPDATE group_sets SET position = ? WHERE id = ?');
        const all = (rows as unknown as SetRow[]).map(({ id }) => id);
        for (const [position, id] of reorder(all, ids).entries()) move.run(position, id);
      });
    },
  };
}

/** `all` with those of `wanted` in the new order, in the places that they had together. */
export function reorder<Id>(all: readonly Id[], wanted: readonly Id[]): readonly Id[] {
  const next = [...new Set(wanted)].filter((id) => all.includes(id));
  const moved = new Set(next);
  return all.map((id) => (moved.has(id) ? (next.shift() ?? id) : id));
}

function toSet(set: SetRow, members: readonly MemberRow[]): GroupSet {
  const gone = members.filter((member) => member.is_gone === 1);
  return {
    ...set,
    groupIds: members.map((member) => member.group_id),
    gone: gone.map(({ group_id: id, name }) => ({ id, name })),
  };
}
