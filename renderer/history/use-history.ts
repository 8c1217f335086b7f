import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { HistoryEntry, HistoryFilter, HistoryPage } from '../../shared/history.ts';
import { call } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';

const pageSize = 50;

export interface HistoryList {
  readonly entries: readonly HistoryEntry[];
  readonly counts: HistoryPage['counts'] | undefined;
  /** Nothing has arrived yet. */
  readonly isLoading: boolean;
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  loadMore(): void;
  reload(): void;
}

/** What this filter finds, as far as it was asked for, kept up to date with everything that is sent. */
export function useHistory(filter: HistoryFilter): HistoryList {
  const version = useLive('historyVersion');
  const queries = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: ['history', 'list', filter],
    queryFn: ({ pageParam }) => call('history.list', { filter, offset: pageParam, limit: pageSize }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.entries.length < pageSize ? undefined : pages.length * pageSize),
    placeholderData: keepPreviousData,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is the reason to ask again.
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['history'] });
  }, [queries, version]);
  const pages = list.data?.pages ?? [];
  return {
    entries: pages.flatMap((page) => page.entries),
    counts: pages.at(-1)?.counts,
    isLoading: list.isPending,
    error: list.error,
    hasMore: list.hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    loadMore: () => void list.fetchNextPage(),
    reload: () => void list.refetch(),
  };
}
