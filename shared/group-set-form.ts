import { mostGroups } from './broadcasts.ts';
import { cleanLine } from './clean-text.ts';
import { type GroupSet, type GroupSetColor, groupSetColors, longestSetName } from './group-sets.ts';
import type { GroupId } from './groups.ts';

/** What stands in the dialog of a set. */
export interface SetFields {
  readonly name: string;
  readonly color: GroupSetColor;
  readonly groupIds: ReadonlySet<GroupId>;
}

export type SetNameProblem = 'name-missing' | 'name-too-long' | 'name-taken';
export type SetGroupsProblem = 'groups-missing' | 'groups-too-many';

export type SetReading =
  | { readonly isGood: true; readonly name: string; readonly groupIds: GroupId[] }
  | { readonly isGood: false; readonly name?: SetNameProblem; readonly groupIds?: SetGroupsProblem };

/**
 * Reads the dialog as a person filled it in; every problem is found at once, each at its field.
 * @param others the sets that there are, without this one: two of one name could not be told apart
 */
export function readSetFields(fields: SetFields, others: readonly Pick<GroupSet, 'name'>[]): SetReading {
  const name = cleanLine(fields.name);
  const nameProblem = findNameProblem(name, others);
  const groupsProblem = findGroupsProblem(fields.groupIds.size);
  if (nameProblem === undefined && groupsProblem === undefined)
    return { isGood: true, name, groupIds: [...fields.groupIds] };
  return {
    isGood: false,
    ...(nameProblem && { name: nameProblem }),
    ...(groupsProblem && { groupIds: groupsProblem }),
  };
}

function findNameProblem(
  name: string,
  others: readonly Pick<GroupSet, 'name'>[],
): SetNameProblem | undefined {
  if (name === '') return 'name-missing';
  if (name.length > longestSetName) return 'name-too-long';
  const wanted = name.toLocaleLowerCase();
  return others.some((other) => other.name.toLocaleLowerCase() === wanted) ? 'name-taken' : undefined;
}

function findGroupsProblem(count: number): SetGroupsProblem | undefined {
  if (count === 0) return 'groups-missing';
  return count > mostGroups ? 'groups-too-many' : undefined;
}

/** The first colour that no set has yet, or the one that the fewest have. */
export function pickColor(sets: readonly Pick<GroupSet, 'color'>[]): GroupSetColor {
  const uses = (color: GroupSetColor) => sets.filter((set) => set.color === color).length;
  return groupSetColors.toSorted((a, b) => uses(a) - uses(b))[0] ?? 'plum';
}
