import type { Destination } from '../../shared/broadcasts.ts';
import { AppError } from '../../shared/failure.ts';
import { type Group, type GroupId, peopleReached } from '../../shared/groups.ts';

export interface PlannedDestination {
  readonly destination: Destination;
  readonly groupName: string;
  /** People who should get it, the account itself left out. */
  readonly peopleCount: number;
  /** What stands under the promo there; `''` for nothing. */
  readonly footer: string;
}

/**
 * Decides where a promo goes, in this order: the own chat if wished, then every group once.
 * @throws AppError `group-unknown`, `may-not-post`, and `bad-input` when there is no destination at all
 */
export function planDestinations(
  groupIds: readonly GroupId[],
  toOwnChat: boolean,
  readGroup: (id: GroupId) => Group | undefined,
): readonly PlannedDestination[] {
  const groups = [...new Set(groupIds)].map((id) => planGroup(readGroup(id)));
  const planned: PlannedDestination[] = toOwnChat
    ? [{ destination: { kind: 'own-chat' }, groupName: '', peopleCount: 0, footer: '' }, ...groups]
    : groups;
  if (planned.length === 0) throw new AppError('bad-input');
  return planned;
}

function planGroup(group: Group | undefined): PlannedDestination {
  if (!group) throw new AppError('group-unknown');
  if (group.whyNoPost !== undefined) throw new AppError('may-not-post');
  return {
    destination: { kind: 'group', id: group.id },
    groupName: group.name,
    peopleCount: peopleReached(group),
    footer: group.footer,
  };
}
