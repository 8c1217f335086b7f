import { useCallback, useEffect, useRef, useState } from 'react';

/** How long "undo" is offered. */
const undoMs = 7_000;

export interface Undoable<Item> {
  /** Done for the eye, and for good when the time for undoing is over. */
  readonly pending: Item | null;
  begin(item: Item): void;
  undo(): void;
}

/**
 * Does something a little later than asked, so that it can be undone without a trace. Leaving the screen does it at once.
 * @param act does it for good, and calls `onSettled` when it is done or has failed; it must not change between renders
 */
export function useUndoable<Item>(act: (item: Item, onSettled: () => void) => void): Undoable<Item> {
  const [pending, setPending] = useState<Item | null>(null);
  const waiting = useRef<{ readonly item: Item; readonly timer: number } | null>(null);

  const settle = useCallback(() => {
    const due = waiting.current;
    if (due === null) return;
    clearTimeout(due.timer);
    waiting.current = null;
    act(due.item, () => setPending((now) => (now === due.item ? null : now)));
  }, [act]);

  useEffect(() => settle, [settle]);

  return {
    pending,
    begin(item) {
      settle();
      waiting.current = { item, timer: window.setTimeout(settle, undoMs) };
      setPending(item);
    },
    undo() {
      if (waiting.current !== null) clearTimeout(waiting.current.timer);
      waiting.current = null;
      setPending(null);
    },
  };
}
