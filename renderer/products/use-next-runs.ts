import { useMemo } from 'react';
import type { ProductView } from '../../shared/product-list.ts';
import type { ProductId } from '../../shared/products.ts';
import { useLive } from '../ipc/use-live.ts';

/** When each product goes by itself next, in milliseconds since 1970, for the tab that shows it. */
export function useNextRuns(tab: ProductView): ReadonlyMap<ProductId, number> {
  const schedules = useLive('schedules');
  return useMemo(() => {
    const found = new Map<ProductId, number>();
    if (tab !== 'scheduled') return found;
    for (const { what, next } of schedules ?? []) {
      if (what.kind !== 'products' || next === null) continue;
      for (const { productId } of what.promos) {
        found.set(productId, Math.min(next.at, found.get(productId) ?? Number.POSITIVE_INFINITY));
      }
    }
    return found;
  }, [tab, schedules]);
}
