import type { HistoryEntry, HistoryFilter, HistoryPage } from '../../shared/history.ts';
import { call } from '../ipc/call.ts';
import { type PagedList, usePages } from '../ipc/use-pages.ts';

const pageSize = 50;

export type HistoryList = PagedList<HistoryEntry, HistoryPage['counts']>;

/** What this filter finds, kept up to date with everything that is sent. */
export function useHistory(filter: HistoryFilter): HistoryList {
  return usePages({
    queryKey: ['history', 'list', filter],
    version: 'historyVersion',
    pageSize,
    async ask(offset) {
      const { entries: items, counts } = await call('history.list', { filter, offset, limit: pageSize });
      return { items, counts };
    },
  });
}
