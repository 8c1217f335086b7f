import type { GroupId } from '../../shared/groups.ts';
import type { Database } from '../storage/open-database.ts';

/**
 * Gives what a backup kept of a group (its sets, its footer, its last posts) to the group of this login with exactly
 * the same name. Our ids of groups are hashes under a key of the login, so another login has others. Only where the
 * name is the only one on both sides: better a set that says what it lacks than a promo to the wrong people.
 * @param isNew whether the group was never seen before this list: what she set up here since is never overwritten
 */
export function reattachGroups({ db }: Pick<Database, 'db'>, isNew: (id: GroupId) => boolean): void {
  db.exec('UPDATE known_groups SET is_restored = 0 WHERE is_restored = 1 AND id IN (SELECT id FROM groups)');
  const pairs = db
    .prepare(
      `SELECT max(r.id) AS old_id, max(g.id) AS new_id FROM known_groups r JOIN groups g ON g.name = r.name
       WHERE r.is_restored = 1 AND r.name <> '' GROUP BY r.name HAVING count(*) = 1`,
    )
    .all() as unknown as { old_id: GroupId; new_id: GroupId }[];
  const columns = listColumns(db);
  for (const { old_id: from, new_id: to } of pairs) {
    if (!isNew(to)) continue;
    db.prepare(
      'UPDATE known_groups SET footer = (SELECT footer FROM known_groups WHERE id = ?) WHERE id = ?',
    ).run(from, to);
    for (const { table, column } of columns)
      db.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE "${column}" = ?`).run(to, from);
    db.prepare('UPDATE deliveries SET group_id = ? WHERE group_id = ?').run(to, from);
    db.prepare('DELETE FROM known_groups WHERE id = ?').run(from);
  }
}

/** Every column that names a group, by what the schema itself says: also of tables that come later. */
function listColumns(db: Database['db']): readonly { readonly table: string; readonly column: string }[] {
  return db
    .prepare(
      `SELECT s.name AS "table", f."from" AS "column" FROM sqlite_schema s, pragma_foreign_key_list(s.name) f
       WHERE s.type = 'table' AND f."table" = 'known_groups'`,
    )
    .all() as unknown as { table: string; column: string }[];
}
