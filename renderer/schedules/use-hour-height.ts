import { type RefObject, useLayoutEffect, useState } from 'react';
import { hourHeightIn } from './week-measures.ts';

/**
 * How high an hour of a week is to be drawn, in pixels, however large the window is made.
 * @param week as high as there is room, whatever is drawn in it
 */
export function useHourHeight(week: RefObject<HTMLElement | null>, hourCount: number): number {
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const element = week.current;
    if (element === null) return;
    const measure = () => setRoom(element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [week]);
  return hourHeightIn(room, hourCount);
}
