import { useState } from 'react';
import type { ProductView } from '../shared/product-list.ts';
import { GroupsField } from './lazy-screens.ts';
import { type Planner, usePlanner } from './planner/use-planner.tsx';

export interface DayPlanner extends Planner {
  /** Where an accepted day is to be seen. */
  readonly inProducts: { readonly wantedTab: ProductView | null; readonly onTabSeen: () => void };
}

/**
 * The planner among the other features: groups are chosen as for sending, and an accepted day leads to what is
 * scheduled.
 * @param seeProducts opens the list of products; `null` where she sees what is planned already
 */
export function useDayPlanner(seeProducts: (() => void) | null): DayPlanner {
  const [wantedTab, setWantedTab] = useState<ProductView | null>(null);
  const planner = usePlanner({
    groupsField: (chosen, onChange, hasFocus) => <GroupsField {...{ chosen, onChange, hasFocus }} />,
    onAccepted() {
      if (seeProducts === null) return;
      setWantedTab('scheduled');
      seeProducts();
    },
  });
  return { ...planner, inProducts: { wantedTab, onTabSeen: () => setWantedTab(null) } };
}
