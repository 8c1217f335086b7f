import { useQuery } from '@tanstack/react-query';
import { type Product, productTabs } from '../../shared/products.ts';
import { call } from '../ipc/call.ts';
import { bestFirst } from './best-first.ts';

/** As many as fit without scrolling past them. */
const mostFound = 5;

/** So many of each tab are looked at for those that fit best. */
const mostLookedAt = 200;

/** The best of the products that the search of the catalogue finds, in whatever tab; none before two letters. */
export function useFoundProducts(search: string): readonly Product[] {
  const typed = search.trim();
  const { data } = useQuery({
    queryKey: ['palette', typed],
    enabled: typed.length >= 2,
    staleTime: 0,
    gcTime: 0,
    placeholderData: (before: readonly Product[] | undefined) => before,
    queryFn: () => find(typed),
  });
  return typed.length >= 2 ? (data ?? []) : [];
}

async function find(search: string): Promise<readonly Product[]> {
  const filter = { search, sort: 'name', inStock: false, expiring: false, category: null } as const;
  const pages = await Promise.all(
    productTabs.map((tab) => call('products.list', { tab, ...filter, offset: 0, limit: mostLookedAt })),
  );
  return bestFirst(
    pages.flatMap(({ products }) => products),
    search,
  ).slice(0, mostFound);
}
