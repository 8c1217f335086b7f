import { useLayoutEffect, useRef } from 'react';

/** A card far away must be drawn before it can have the focus. */
export function useFocusAfterDrawing(
  feed: { readonly current: HTMLElement | null },
  bring: (index: number) => void,
): (index: number) => void {
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const card = feed.current?.querySelector<HTMLElement>(`article[data-index="${wanted.current}"]`);
    if (!card) return;
    wanted.current = null;
    card.focus({ preventScroll: true });
  });
  return (index) => {
    wanted.current = index;
    bring(index);
  };
}
