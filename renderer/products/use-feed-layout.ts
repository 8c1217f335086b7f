import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';

export interface FeedLayout {
  readonly columns: number;
  readonly rowHeight: number;
  /** What stands above the feed in the part that scrolls, in pixels. */
  readonly margin: number;
  /** How many rows a page of them has. */
  readonly pageRows: number;
  readonly virtualizer: Virtualizer<Element, Element>;
}

const gap = 16;
/** In a large window the photos grow before there are ever more of them in a row. */
const leastWidth = (width: number) => Math.min(264, Math.max(190, width / 8));
/** Of a card, without its photo: see product-card.module.css. */
const wordsHeight = 126 + 48 + 34 + 3;
/** Rows that are drawn before they are seen. */
export const overscan = 1;

/**
 * Where the cards stand: as many columns as fit, and of the rows only those that can be seen, and the one with the
 * card that the keyboard is at.
 */
export function useFeedLayout(
  feed: RefObject<HTMLElement | null>,
  count: number,
  activeIndex: number,
): FeedLayout {
  const { width, margin } = useBox(feed);
  const columns = Math.max(1, Math.floor((width + gap) / (leastWidth(width) + gap)));
  const cardWidth = (width - (columns - 1) * gap) / columns;
  const rowHeight = Math.round(cardWidth * 0.8) + wordsHeight;
  const activeRow = Math.floor(activeIndex / columns);
  const virtualizer = useVirtualizer<Element, Element>({
    count: width === 0 ? 0 : Math.ceil(count / columns),
    getScrollElement: () => scrollParent(feed.current),
    estimateSize: () => rowHeight,
    scrollMargin: margin,
    rangeExtractor(range) {
      const rows = defaultRangeExtractor(range);
      if (activeRow >= range.count || rows.includes(activeRow)) return rows;
      return [...rows, activeRow].sort((a, b) => a - b);
    },
    ...{ gap, overscan },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is the reason to measure again.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 1 };
  const pageRows = Math.max(1, endIndex - startIndex - 1);
  return { columns, rowHeight, margin, pageRows, virtualizer };
}

/** The nearest part around it that scrolls: on a very low window it is another one. */
export function scrollParent(element: Element | null): Element | null {
  for (let parent = element?.parentElement ?? null; parent !== null; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return null;
}

function useBox(feed: RefObject<HTMLElement | null>): { readonly width: number; readonly margin: number } {
  const [box, setBox] = useState({ width: 0, margin: 0 });
  useLayoutEffect(() => {
    const element = feed.current;
    const parent = element?.parentElement;
    if (!element || !parent) return;
    function measure(): void {
      const scroller = scrollParent(element);
      if (!element || !scroller) return;
      const { top, width } = element.getBoundingClientRect();
      const margin = Math.round(top - scroller.getBoundingClientRect().top + scroller.scrollTop);
      setBox((now) => (now.width === width && now.margin === margin ? now : { width, margin }));
    }
    measure();
    // The parent too: what comes and goes above the feed moves it without changing its size.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(parent);
    return () => observer.disconnect();
  }, [feed]);
  return box;
}
