import { useEffect, useRef } from 'react';
import type { ScreenName } from './navigation.tsx';

/**
 * A screen that comes after a dialog, the search or a link often takes the place of what had the focus. Its title
 * then has it: a screen reader says where she is, and the Tab key goes on from there.
 */
export function useFocusOnScreen(screen: ScreenName): void {
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    // What closes with the change has then gone, or given the focus back.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const title = document.querySelector<HTMLElement>('main h1');
      if (title === null) return;
      title.tabIndex = -1;
      title.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [screen]);
}
