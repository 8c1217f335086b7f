import type { GroupSet, GroupSetId } from '../group-sets.ts';
import type { Group, GroupId } from '../groups.ts';

/** Whom a schedule goes to: whoever belongs to these sets when it runs, and these groups. */
export interface Receivers {
  readonly setIds: readonly GroupSetId[];
  readonly groupIds: readonly GroupId[];
}

/** The sets that are ticked whole, as far as she may post to them: a schedule can follow them. */
export function listWholeSets(
  chosen: readonly GroupId[],
  sets: readonly GroupSet[],
  groups: readonly Group[],
): readonly GroupSet[] {
  const isChosen = new Set(chosen);
  const isOpen = new Set(groups.filter(({ whyNoPost }) => whyNoPost === undefined).map(({ id }) => id));
  return sets.filter(({ groupIds }) => {
    const open = groupIds.filter((id) => isOpen.has(id));
    return open.length > 0 && open.every((id) => isChosen.has(id));
  });
}

/** Groups that are in a set that is followed come through it; the others are named. */
export function splitReceivers(chosen: readonly GroupId[], followed: readonly GroupSet[]): Receivers {
  const covered = new Set(followed.flatMap(({ groupIds }) => groupIds));
  return { setIds: followed.map(({ id }) => id), groupIds: chosen.filter((id) => !covered.has(id)) };
}

/** The set that stands for some groups: one that is followed, or else the smallest that holds them all. */
export function findSetOf({ setIds, groupIds }: Receivers, sets: readonly GroupSet[]): GroupSet | null {
  const followed = sets.find(({ id }) => setIds.includes(id));
  if (followed !== undefined || groupIds.length === 0) return followed ?? null;
  const holding = sets.filter((set) => groupIds.every((id) => set.groupIds.includes(id)));
  return holding.toSorted((one, other) => one.groupIds.length - other.groupIds.length)[0] ?? null;
}
