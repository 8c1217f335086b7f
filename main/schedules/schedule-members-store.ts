import type { DatabaseSync } from 'node:sqlite';
import type { GroupSetId } from '../../shared/group-sets.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { ScheduleDraft, ScheduleId } from '../../shared/schedules.ts';
import type { MemberRow, Members, PromoRow } from './schedule-rows.ts';

/**
 * What schedules send, and to whom.
 * @param which a condition on `schedules`, with its values
 * @returns tells it of each of them
 */
export function readMembers(
  db: DatabaseSync,
  which: string,
  values: Record<string, string | number>,
): (id: ScheduleId) => Members {
  const where = `WHERE schedule_id IN (SELECT id FROM schedules WHERE ${which})`;
  const read = <Row extends Pick<PromoRow, 'schedule_id'>>(select: string) => {
    const rows = db.prepare(`${select} ${where} ORDER BY schedule_id, position`).all(values);
    return Map.groupBy(rows as unknown as readonly Row[], (row) => row.schedule_id);
  };
  const promos = read<PromoRow>(
    `SELECT schedule_id, product_id, sp.template_id, sp.pinned_text, f.name, f.is_archived, f.is_sold_out,
       f.valid_until, f.photo_id
     FROM schedule_promos sp JOIN scheduled_products f USING (schedule_id, position, product_id)`,
  );
  const groups = read<MemberRow<GroupId>>('SELECT schedule_id, group_id AS member FROM schedule_groups');
  const sets = read<MemberRow<GroupSetId>>('SELECT schedule_id, set_id AS member FROM schedule_sets');
  return (id) => ({ promos: promos.get(id) ?? [], groups: groups.get(id) ?? [], sets: sets.get(id) ?? [] });
}

/** Writes what a schedule sends, and to whom, instead of what it was before. */
export function writeMembers(
  db: DatabaseSync,
  id: ScheduleId,
  { what, groupIds, setIds }: ScheduleDraft,
): void {
  for (const table of ['schedule_promos', 'schedule_groups', 'schedule_sets']) {
    db.prepare(`DELETE FROM ${table} WHERE schedule_id = ?`).run(id);
  }
  const addPromo = db.prepare('INSERT INTO schedule_promos VALUES (?, ?, ?, ?, ?)');
  for (const [position, promo] of (what.kind === 'products' ? what.promos : []).entries()) {
    addPromo.run(id, position, promo.productId, promo.templateId, promo.pinnedText);
  }
  const addGroup = db.prepare('INSERT INTO schedule_groups VALUES (?, ?, ?)');
  for (const [position, groupId] of groupIds.entries()) addGroup.run(id, position, groupId);
  const addSet = db.prepare('INSERT INTO schedule_sets VALUES (?, ?, ?)');
  for (const [position, setId] of setIds.entries()) addSet.run(id, position, setId);
}

/** Whether all of these groups, sets, products, templates and photos were ever there. */
export function knowsMembers(db: DatabaseSync, { what, groupIds, setIds }: ScheduleDraft): boolean {
  const isThere = (table: string, ids: readonly (string | null)[]) => {
    const find = db.prepare(`SELECT 1 FROM ${table} WHERE id = ?`);
    return ids.every((id) => id === null || find.get(id) !== undefined);
  };
  const promos = what.kind === 'products' ? what.promos : [];
  return (
    isThere('known_groups', groupIds) &&
    isThere('group_sets', setIds) &&
    isThere(
      'products',
      promos.map(({ productId }) => productId),
    ) &&
    isThere(
      'templates',
      promos.map(({ templateId }) => templateId),
    ) &&
    isThere('photos', [what.kind === 'free-text' ? what.photoId : null])
  );
}
