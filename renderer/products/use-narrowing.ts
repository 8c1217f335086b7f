import { useState } from 'react';
import type { ProductFilter, ProductSort, ProductView } from '../../shared/product-list.ts';

/** A filter without the search; the order is `null` as long as she chose none. */
export interface Narrowing extends Pick<ProductFilter, 'inStock' | 'expiring' | 'category'> {
  readonly sort: ProductSort | null;
}

/** The order of a tab as long as she chose none. */
const usualSort: Readonly<Record<ProductView, ProductSort>> = {
  unscheduled: 'newest',
  scheduled: 'next-run',
  sent: 'last-sent',
  archived: 'newest',
};

const notNarrowed: Narrowing = { sort: null, inStock: false, expiring: false, category: null };

/** What she narrows the list down to and in which order she wants it, and the filter that this makes for a tab. */
export function useNarrowing(tab: ProductView) {
  const [search, setSearch] = useState('');
  const [narrowing, setNarrowing] = useState(notNarrowed);
  const filter: ProductFilter = {
    ...{ ...narrowing, sort: narrowing.sort ?? usualSort[tab] },
    search: search.trim(),
  };
  return {
    ...{ search, setSearch, narrowing, setNarrowing, filter },
    /** Something else than the search leaves products out. */
    isNarrowed: narrowing.inStock || narrowing.expiring || narrowing.category !== null,
    showAll: () => setNarrowing(notNarrowed),
  };
}
