import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';

interface RowsPlan {
  readonly list: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly keyOf: (index: number) => string;
  /** What a row will be about as high as, in pixels, until it has been measured. */
  readonly heightOf: (index: number) => number;
}

/** Which rows of a long list can be seen, wherever above it the part begins that scrolls. */
export function useRowsInView({ list, count, keyOf, heightOf }: RowsPlan): Virtualizer<Element, Element> {
  const [scrollMargin, setScrollMargin] = useState(0);
  const rows = useVirtualizer<Element, Element>({
    count,
    getScrollElement: () => findScroller(list.current),
    getItemKey: keyOf,
    estimateSize: heightOf,
    // Those that the Tab key comes to next must be there already.
    overscan: 10,
    scrollMargin,
  });

  // What stands above the list comes and goes.
  useLayoutEffect(() => {
    const scroller = findScroller(list.current);
    if (list.current === null || scroller === null) return;
    const above = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    setScrollMargin(Math.round(above + scroller.scrollTop));
  });

  return rows;
}

/** In a very low window the whole screen scrolls, else only its lower part: see ui/screen.module.css. */
function findScroller(element: Element | null): Element | null {
  let at = element?.parentElement ?? null;
  while (at !== null && !['auto', 'scroll'].includes(getComputedStyle(at).overflowY)) at = at.parentElement;
  return at;
}
