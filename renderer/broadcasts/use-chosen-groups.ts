import { useCallback, useState } from 'react';
import type { Group, GroupId } from '../../shared/groups.ts';
import { useLive } from '../ipc/use-live.ts';

export interface ChosenGroups {
  readonly groups: readonly Group[];
  /** The list was fetched at least once. */
  readonly isKnown: boolean;
  readonly chosen: ReadonlySet<GroupId>;
  /** Those of them that are there and in which she may post. */
  readonly chosenGroups: readonly Group[];
  choose(chosen: ReadonlySet<GroupId>): void;
  /** Always the same function, so that a tick redraws its own row only. */
  readonly toggle: (id: GroupId) => void;
}

/** Where it is to go. @param initial what is ticked to begin with */
export function useChosenGroups(initial: readonly GroupId[] = []): ChosenGroups {
  const [chosen, choose] = useState<ReadonlySet<GroupId>>(() => new Set(initial));
  const toggle = useCallback((id: GroupId) => {
    choose((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const list = useLive('groups');
  const groups = list?.groups ?? [];
  const chosenGroups = groups.filter(({ id, whyNoPost }) => chosen.has(id) && whyNoPost === undefined);
  return { groups, isKnown: list?.refreshedAt != null, chosen, chosenGroups, choose, toggle };
}
