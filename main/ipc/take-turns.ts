/** Does some work when it has its turn, and gives what comes of it. */
export type InTurn = <Result>(work: () => Result | Promise<Result>) => Promise<Result>;

/** A frame lasts 16 ms; half of it may go to answers that come one right after the other. */
const longestTurnMs = 8;

/**
 * The window asks several things at once, as when an import has come in, and some answers take their time: one that
 * would begin in a turn that has lasted long already waits for the next, so that these times are never added up.
 * @param elapsedMs a monotonic clock, `performance.now` in the app
 */
export function takeTurns(elapsedMs: () => number): InTurn {
  let startedAt: number | undefined;
  let next = Promise.resolve();

  function begin(): void {
    startedAt = elapsedMs();
    next = new Promise((done) => {
      // The global one: Electron makes sure that it comes soon, also when nothing else happens.
      setImmediate(() => {
        startedAt = undefined;
        done();
      });
    });
  }

  return async (work) => {
    while (startedAt !== undefined && elapsedMs() - startedAt >= longestTurnMs) await next;
    if (startedAt === undefined) begin();
    return work();
  };
}
