import type { Group, GroupFacts, GroupId } from './groups.ts';

/** Groups that stand alone, or those of one community. */
export interface GroupSection<G extends Pick<GroupFacts, 'id' | 'community'> = Group> {
  /** `null` for the groups that stand alone. */
  readonly parentId: GroupId | null;
  /** The community itself, when the account sees it. */
  readonly parent: G | null;
  /** In the order in which they came, but the announcements of a community first. */
  readonly groups: readonly G[];
}

/** Those that stand alone come first, then each community with its groups under it, in the order in which they came. */
export function arrangeGroups<G extends Pick<GroupFacts, 'id' | 'community'>>(
  groups: readonly G[],
): readonly GroupSection<G>[] {
  const sections = Map.groupBy(groups, sectionOf);
  const alone = sections.get(null);
  sections.delete(null);
  return [
    ...(alone ? [{ parentId: null, parent: null, groups: alone }] : []),
    ...[...sections].map(([parentId, members]) => ({
      parentId,
      parent: members.find(({ id }) => id === parentId) ?? null,
      groups: [
        ...members.filter(({ community }) => community?.kind === 'announcements'),
        ...members.filter(({ community }) => community?.kind === 'group'),
      ],
    })),
  ];
}

function sectionOf({ id, community }: Pick<GroupFacts, 'id' | 'community'>): GroupId | null {
  if (community === null) return null;
  return community.kind === 'parent' ? id : community.parentId;
}
