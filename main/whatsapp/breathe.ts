import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Lets windows and timers have their turn. Await the result in every loop that may run long.
 * @returns a promise once the current turn of the event loop has lasted too long, else nothing
 */
export type Breathe = () => Promise<void> | undefined;

/** A frame lasts 16 ms; half of it may go to work that nobody waits for. */
const longestTurnMs = 8;

/** @param elapsedMs a monotonic clock, `performance.now` in the app */
export function createBreathe(elapsedMs: () => number): Breathe {
  let turnStartedAt: number | undefined;

  return () => {
    if (turnStartedAt === undefined) {
      turnStartedAt = elapsedMs();
      setImmediate(() => {
        turnStartedAt = undefined;
      });
      return undefined;
    }
    return elapsedMs() - turnStartedAt < longestTurnMs ? undefined : nextTurn();
  };
}
