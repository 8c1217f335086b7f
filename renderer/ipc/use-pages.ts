import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LiveName } from '../../shared/ipc/call.ts';
import { useLive } from './use-live.ts';

/** A list as far as it was asked for. */
export interface PagedList<Item, Counts> {
  readonly items: readonly Item[];
  readonly counts: Counts | undefined;
  /** Nothing has arrived yet. */
  readonly isLoading: boolean;
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  loadMore(): void;
  reload(): void;
}

interface Page<Item, Counts> {
  readonly items: readonly Item[];
  readonly counts: Counts;
}

interface PagesPlan<Item, Counts> {
  /** What is asked for, its family first: a new version makes everything of the family old. */
  readonly queryKey: readonly [family: string, ...rest: readonly unknown[]];
  /** The live value that tells of a change. */
  readonly version: LiveName;
  readonly pageSize: number;
  readonly ask: (offset: number) => Promise<Page<Item, Counts>>;
}

/** A list that main gives page by page, kept up to date with every change in main. */
export function usePages<Item, Counts>(plan: PagesPlan<Item, Counts>): PagedList<Item, Counts> {
  const { queryKey, pageSize, ask } = plan;
  const [family] = queryKey;
  const version = useLive(plan.version);
  const queries = useQueryClient();
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.items.length < pageSize ? undefined : pages.length * pageSize),
    placeholderData: keepPreviousData,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is the reason to ask again.
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: [family] });
  }, [queries, family, version]);
  const pages = list.data?.pages ?? [];
  return {
    items: pages.flatMap((page) => page.items),
    counts: pages.at(-1)?.counts,
    isLoading: list.isPending,
    error: list.error,
    hasMore: list.hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    loadMore: () => void list.fetchNextPage(),
    reload: () => void list.refetch(),
  };
}
