import { fold } from './fold.ts';
import type { Group } from './groups.ts';

/** The groups whose name holds every word of `search`, without regard to accents and capitals, in their order. */
export function findGroups<G extends Pick<Group, 'name'>>(
  groups: readonly G[],
  search: string,
): readonly G[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  return groups.filter((group) => {
    const name = fold(group.name);
    return words.every((word) => name.includes(word));
  });
}
