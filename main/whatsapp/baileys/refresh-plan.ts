import type { Clock } from '../../system/clock.ts';

/** Questions that are asked one at a time, with pauses, as long as there is something to ask. */
export interface RefreshPlan {
  /** Something has become old. @param delayMs until it is asked for; the usual pause when missing */
  plan(delayMs?: number): void;
  stop(): void;
}

/** After a question that was refused or not answered. */
const quietMs = 60_000;

export function createRefreshPlan({
  clock,
  pauseMs,
  ask,
  hasMore,
}: {
  readonly clock: Clock;
  /** How long changes are gathered, and the least between two questions. */
  readonly pauseMs: number;
  readonly ask: () => Promise<void>;
  readonly hasMore: () => boolean;
}): RefreshPlan {
  let cancel: (() => void) | undefined;

  function plan(delayMs = pauseMs): void {
    if (cancel !== undefined) return;
    const mine = clock.after(delayMs, () => {
      const goOn = (nextMs: number): void => {
        if (cancel !== mine) return;
        cancel = undefined;
        if (hasMore()) plan(nextMs);
      };
      ask().then(
        () => goOn(pauseMs),
        () => goOn(quietMs),
      );
    });
    cancel = mine;
  }

  return {
    plan,
    stop() {
      cancel?.();
      cancel = undefined;
    },
  };
}
