import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Lets windows and timers have their turn. Await the result in every loop that may run long.
 * @returns a promise when it is time to give way, else nothing
 */
export type Breathe = () => Promise<void> | undefined;

/** A frame lasts 16 ms; half of it may go to work that nobody waits for. */
const longestTurnMs = 8;

/** @param elapsedMs a monotonic clock, `performance.now` in the app */
export function createBreathe(elapsedMs: () => number): Breathe {
  let turnStartedAt: number | undefined;

  async function giveWay(): Promise<void> {
    await nextTurn();
    turnStartedAt = elapsedMs();
    setImmediate(() => {
      turnStartedAt = undefined;
    });
  }

  // A turn that began elsewhere may have lasted long already (an answer with 1,024 bundles takes 30 ms to decode),
  // so in it the way is given at once.
  return () =>
    turnStartedAt !== undefined && elapsedMs() - turnStartedAt < longestTurnMs ? undefined : giveWay();
}
