import { useEffect } from 'react';
import type { ProductView } from '../../shared/product-list.ts';
import { useSteady } from '../ui/use-steady.ts';

export interface WantedTab {
  /** A tab that something outside leads to, until it has been seen. */
  readonly wantedTab?: ProductView | null;
  readonly onTabSeen?: () => void;
}

/** Opens the tab that something outside leads to, once. */
export function useWantedTab({ wantedTab, onTabSeen }: WantedTab, openTab: (tab: ProductView) => void): void {
  const act = useSteady({ openTab, onTabSeen: () => onTabSeen?.() });
  useEffect(() => {
    if (!wantedTab) return;
    act.openTab(wantedTab);
    act.onTabSeen();
  }, [wantedTab, act]);
}
