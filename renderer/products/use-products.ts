import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ProductPage } from '../../shared/ipc/contract.ts';
import type { Product, ProductTab } from '../../shared/products.ts';
import { call } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';

const pageSize = 60;

export interface Products {
  readonly products: readonly Product[];
  readonly counts: ProductPage['counts'] | undefined;
  /** Nothing has arrived yet. */
  readonly isLoading: boolean;
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  loadMore(): void;
  reload(): void;
}

/** One tab of the list as far as it was asked for, kept up to date with every change in main. */
export function useProducts(tab: ProductTab, search: string): Products {
  const version = useLive('productsVersion');
  const queries = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: ['products', tab, search],
    queryFn: ({ pageParam }) => call('products.list', { tab, search, offset: pageParam, limit: pageSize }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      last.products.length < pageSize ? undefined : pages.length * pageSize,
    placeholderData: keepPreviousData,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is the reason to ask again.
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['products'] });
  }, [queries, version]);
  const pages = list.data?.pages ?? [];
  return {
    products: pages.flatMap((page) => page.products),
    counts: pages.at(-1)?.counts,
    isLoading: list.isPending,
    error: list.error,
    hasMore: list.hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    loadMore: () => void list.fetchNextPage(),
    reload: () => void list.refetch(),
  };
}
