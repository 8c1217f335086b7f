import { arrangeGroups } from '../../shared/arrange-groups.ts';
import type { GoneGroup } from '../../shared/group-sets.ts';
import type { Group, GroupId } from '../../shared/groups.ts';

/** One row of the list, whatever it is, so that only those that can be seen are drawn. */
export type ListRow = { readonly key: string; readonly isFirst: boolean; readonly isLast: boolean } & (
  | { readonly kind: 'community'; readonly parent: Group | null }
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'gone-heading' }
  | { readonly kind: 'gone'; readonly gone: GoneGroup }
);

/**
 * Groups that stand alone, then each community with its groups under it, then what is gone.
 * @param all every group that is known, for the names of communities whose own row is not among `groups`
 */
export function listRows(
  groups: readonly Group[],
  gone: readonly GoneGroup[],
  all: readonly Group[],
): readonly ListRow[] {
  const parents = new Map<GroupId, Group>(
    all.filter(({ community }) => community?.kind === 'parent').map((group) => [group.id, group]),
  );
  const rows: ListRow[] = [];
  for (const { parentId, groups: members } of arrangeGroups(groups)) {
    if (parentId !== null) {
      const parent = parents.get(parentId) ?? null;
      rows.push({ kind: 'community', key: `community ${parentId}`, parent, ...alone });
    }
    for (const [index, group] of members.entries())
      rows.push({ kind: 'group', key: group.id, group, ...placeIn(members, index) });
  }
  if (gone.length > 0) rows.push({ kind: 'gone-heading', key: 'gone', ...alone });
  for (const [index, each] of gone.entries())
    rows.push({ kind: 'gone', key: each.id, gone: each, ...placeIn(gone, index) });
  return rows;
}

const alone = { isFirst: true, isLast: true };

function placeIn(members: readonly unknown[], index: number) {
  return { isFirst: index === 0, isLast: index === members.length - 1 };
}
