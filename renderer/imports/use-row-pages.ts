import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { ImportRow, ImportShow } from '../../shared/imports.ts';
import { call } from '../ipc/call.ts';

const pageSize = 100;

export interface RowPages {
  /** `undefined` until it has been told. */
  rowAt(index: number): ImportRow | undefined;
  readonly error: Error | null;
  reload(): void;
}

/** The rows around those that can be seen, page by page; a page of an old version is of no use to anybody. */
export function useRowPages(
  wanted: { readonly show: ImportShow; readonly version: number },
  firstIndex: number,
  lastIndex: number,
  isAny: boolean,
): RowPages {
  const { show, version } = wanted;
  const firstPage = Math.floor(firstIndex / pageSize);
  const pageCount = isAny ? Math.floor(lastIndex / pageSize) - firstPage + 1 : 0;
  const pages = useQueries({
    queries: Array.from({ length: pageCount }, (_, index) => {
      const offset = (firstPage + index) * pageSize;
      return {
        queryKey: ['imports', 'rows', version, show, offset],
        queryFn: async () => ({ offset, ...(await call('imports.rows', { show, offset, limit: pageSize })) }),
        placeholderData: keepPreviousData,
        gcTime: 5_000,
      };
    }),
  });
  return {
    rowAt(index) {
      const offset = Math.floor(index / pageSize) * pageSize;
      return pages.find(({ data }) => data?.offset === offset)?.data?.rows[index - offset];
    },
    error: pages.find(({ error }) => error !== null)?.error ?? null,
    reload() {
      for (const page of pages) void page.refetch();
    },
  };
}
