import type { Clock } from '../system/clock.ts';

/** What is heard of the page while it starts. */
export interface PageRest {
  /** Kept when the page lives and asks for nothing more, or for something that only the data knows. */
  readonly begun: Promise<void>;
  /** It lives: its first scripts have run. */
  noteAlive(): void;
  /** It was given a file. */
  noteFile(): void;
  /** It, or the end of the app, waits for what stands behind the window. */
  hurry(): void;
}

/** A page that wants more files asks for them within this time, also on a slow computer. */
const restMs = 80;
/** A page that never lives keeps nobody waiting for longer. */
const mostPatienceMs = 3_000;

/**
 * This process gives the page its files, and it cannot while it reads its own code and opens the data, which takes
 * some 200 ms: so it first lets the page come to rest.
 */
export function awaitRest(clock: Pick<Clock, 'after'>): PageRest {
  let isAlive = false;
  let isOver = false;
  let cancelRest = () => {};
  let hurry = () => {};
  const begun = new Promise<void>((resolve) => {
    hurry = resolve;
  });
  const cancelPatience = clock.after(mostPatienceMs, hurry);

  function wait(): void {
    cancelRest();
    if (isAlive && !isOver) cancelRest = clock.after(restMs, hurry);
  }

  void begun.then(() => {
    isOver = true;
    cancelPatience();
    cancelRest();
  });

  return {
    begun,
    noteAlive() {
      if (isAlive) return;
      isAlive = true;
      wait();
    },
    noteFile: wait,
    hurry: () => hurry(),
  };
}
