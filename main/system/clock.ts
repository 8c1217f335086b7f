/** Time, from outside: real in the app, driven by hand in tests. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `action` once after `delayMs`. @returns a function that cancels it. */
  after(delayMs: number, action: () => void): () => void;
  /** The computer's time zone, an IANA name. It changes when a person travels. */
  timeZone(): string;
}

/**
 * A clock that says the same time, and on which everything falls due so many times sooner. For tests and chaos: what
 * the app does after minutes can then be seen in seconds.
 */
export function hasten(clock: Clock, speed: number): Clock {
  return { ...clock, after: (delayMs, action) => clock.after(delayMs / speed, action) };
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
  timeZone: () => Temporal.Now.timeZoneId(),
};
