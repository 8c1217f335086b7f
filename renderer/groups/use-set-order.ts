import { useEffect, useState } from 'react';
import type { GroupSet, GroupSetId } from '../../shared/group-sets.ts';
import { useCall } from '../ipc/use-call.ts';

export interface SetOrder {
  /** In the order as she last wished it, which main may not have told yet. */
  readonly sets: readonly GroupSet[];
  readonly error: Error | null;
  /** @param place where it is to stand among the others, from 0; beyond the ends it is the end */
  move(id: GroupSetId, place: number): void;
}

/** The order of the sets: changed at once in the window, and kept in main. */
export function useSetOrder(sets: readonly GroupSet[]): SetOrder {
  const [wish, setWish] = useState<readonly GroupSetId[] | null>(null);
  const { mutate, error } = useCall('groups.orderSets');
  const shown = wish === null ? sets : arrange(sets, wish);
  const isMet = wish !== null && sets.every(({ id }, index) => id === shown[index]?.id);

  useEffect(() => {
    if (isMet) setWish(null);
  }, [isMet]);

  return {
    sets: shown,
    error,
    move(id, place) {
      const others = shown.map((set) => set.id).filter((each) => each !== id);
      const ids = others.toSpliced(Math.max(0, place), 0, id);
      setWish(ids);
      mutate({ ids }, { onError: () => setWish(null) });
    },
  };
}

/** What came in the meantime stands last. */
function arrange(sets: readonly GroupSet[], wish: readonly GroupSetId[]): readonly GroupSet[] {
  const place = ({ id }: GroupSet) => (wish.includes(id) ? wish.indexOf(id) : wish.length);
  return sets.toSorted((a, b) => place(a) - place(b));
}
