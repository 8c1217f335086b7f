import type { Clock } from '../system/clock.ts';

/** An action that may be asked for at any time and is done at most once in a while. */
export interface Throttled {
  /** Does it at once if the last time is long enough ago, and otherwise as soon as it is. */
  ask(): void;
  /** Does it now if it was asked for and is still to come. */
  flush(): void;
  stop(): void;
}

export function atMostEvery(gapMs: number, clock: Clock, action: () => void): Throttled {
  let cancel: (() => void) | undefined;
  let isAsked = false;

  function act(): void {
    isAsked = false;
    // Measured with a timer and not with `now`, which a person can set back.
    cancel = clock.after(gapMs, () => {
      cancel = undefined;
      if (isAsked) act();
    });
    action();
  }

  return {
    ask() {
      isAsked = true;
      if (!cancel) act();
    },
    flush() {
      if (isAsked) action();
      isAsked = false;
    },
    stop() {
      cancel?.();
      cancel = undefined;
      isAsked = false;
    },
  };
}
