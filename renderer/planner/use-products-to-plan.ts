import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Product, ProductId } from '../../shared/products.ts';
import { call } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';

export interface ProductsToPlan {
  /** `undefined` until they have come. */
  readonly products: readonly Product[] | undefined;
  /** More than these answer to the search. */
  readonly hasMore: boolean;
  readonly error: Error | null;
  retry(): void;
}

/** As many as one likes to look through; a search finds the others. */
const shownCount = 100;
const tabs = ['unscheduled', 'scheduled', 'sent'] as const;

/** Her products to choose from: what she came with, then what was never sent, as in the list of products. */
export function useProductsToPlan(search: string, firstIds: readonly ProductId[]): ProductsToPlan {
  const version = useLive('productsVersion');
  const found = useQuery({
    queryKey: ['products', 'to-plan', search, firstIds, version],
    queryFn: () => findProducts(search, firstIds),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  return {
    products: found.data?.products,
    hasMore: found.data?.hasMore ?? false,
    error: found.error,
    retry: () => void found.refetch(),
  };
}

/** These, as they are now. */
export function useProductsOf(ids: readonly ProductId[]): ReadonlyMap<ProductId, Product> {
  const version = useLive('productsVersion');
  const { data } = useQuery({
    queryKey: ['products', 'planned', ids, version],
    queryFn: () => call('products.read', { ids: [...ids] }),
    enabled: ids.length > 0,
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  return new Map(data?.map((product) => [product.id, product]));
}

async function findProducts(search: string, firstIds: readonly ProductId[]) {
  const first =
    search === '' && firstIds.length > 0 ? await call('products.read', { ids: [...firstIds] }) : [];
  const pages = await Promise.all(
    tabs.map((tab) => call('products.list', { tab, search, sort: 'newest', offset: 0, limit: shownCount })),
  );
  const isFirst = new Set(first.map(({ id }) => id));
  const others = pages.flatMap((page) => page.products).filter(({ id }) => !isFirst.has(id));
  const all = [...first, ...others];
  const counts = pages[0]?.counts;
  const total = counts ? tabs.reduce((sum, tab) => sum + counts[tab], 0) : 0;
  return { products: all.slice(0, shownCount), hasMore: total > shownCount };
}
