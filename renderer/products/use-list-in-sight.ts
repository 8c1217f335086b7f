import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { type FeedLayout, overscan, scrollParent } from './use-feed-layout.ts';
import type { Products } from './use-products.ts';

/** Asks for the products that are in sight. Another list begins at its beginning. */
export function useListInSight(
  feed: RefObject<HTMLElement | null>,
  { key, see }: Products,
  count: number,
  { columns, virtualizer: { range } }: FeedLayout,
  onBegin: () => void,
): void {
  const first = range === null ? 0 : range.startIndex * columns;
  const last = range === null ? 0 : (range.endIndex + 1) * columns - 1;
  // A little beyond what is seen, so that it is there before it is seen.
  const beyond = 3 * overscan * columns;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has to be asked for, too.
  useLayoutEffect(
    () => see(Math.max(0, first - beyond), Math.min(last + beyond, count - 1)),
    [see, first, last, beyond, count, key],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its beginning.
  useLayoutEffect(() => {
    scrollParent(feed.current)?.scrollTo({ top: 0 });
    onBegin();
  }, [key]);
}

/** @returns whether nothing of this list has been drawn yet */
export function useIsFresh(key: string | null, hasRows: boolean): boolean {
  const drawnKey = useRef<string | null>(null);
  useEffect(() => {
    if (hasRows) drawnKey.current = key;
  }, [hasRows, key]);
  return drawnKey.current !== key;
}
