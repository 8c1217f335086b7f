import { edgeStep } from './edge-step.ts';
import { findScroller } from './find-scroller.ts';

export interface EdgeScroll {
  /** Where the pointer is, in pixels of the window from its top. */
  moveTo(at: number): void;
  /** By how much it was scrolled since the beginning, by whatever. */
  scrolledBy(): number;
  stop(): void;
}

/** Scrolls what holds an element on, for as long as the pointer is kept near its edge. */
export function scrollAtEdges(element: Element, startedAt: number): EdgeScroll {
  const scroller = findScroller(element);
  const startTop = scroller?.scrollTop ?? 0;
  let at = startedAt;
  let frame = requestAnimationFrame(goOn);

  function goOn(): void {
    frame = requestAnimationFrame(goOn);
    if (scroller === null) return;
    const { top, bottom } = scroller.getBoundingClientRect();
    const step = edgeStep({ ...{ at, startedAt }, from: top, to: bottom });
    if (step !== 0) scroller.scrollTop += step;
  }

  return {
    moveTo(next) {
      at = next;
    },
    scrolledBy: () => (scroller?.scrollTop ?? 0) - startTop,
    stop: () => cancelAnimationFrame(frame),
  };
}
