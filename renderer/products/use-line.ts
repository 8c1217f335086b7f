import { useEffect, useRef } from 'react';

export interface Line {
  /** The screen is still there. */
  isOpen(): boolean;
  /** With what is being done. */
  waitingCount(): number;
  /** @param work never rejects */
  add(work: () => Promise<void>): void;
}

/** Work that is done piece after piece; what has not begun when she leaves the screen is left. */
export function useLine(): Line {
  const line = useRef({ last: Promise.resolve(), waitingCount: 0, isOpen: true });
  useEffect(() => {
    const { current } = line;
    current.isOpen = true;
    return () => {
      current.isOpen = false;
    };
  }, []);

  async function take(work: () => Promise<void>): Promise<void> {
    if (line.current.isOpen) await work();
    line.current.waitingCount -= 1;
  }

  return {
    isOpen: () => line.current.isOpen,
    waitingCount: () => line.current.waitingCount,
    add(work) {
      line.current.waitingCount += 1;
      line.current.last = line.current.last.then(() => take(work));
    },
  };
}
