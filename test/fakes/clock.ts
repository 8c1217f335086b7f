import type { Clock } from '../../main/system/clock.ts';

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** Moves on by `ms`; what falls due on the way runs at its own moment, in order. */
  advance(ms: number): void;
  /** As `advance`, with promises settled after every moment at which something ran. */
  run(ms: number): Promise<void>;
  /** Sets what `now` says without letting time pass, as a person does in the computer's settings. */
  setTo(now: number): void;
  /** How many actions wait for their time. */
  pendingCount(): number;
}

/** Saturday, 22 November 2025, 12:00 UTC. */
export const fakeNow = Date.UTC(2025, 10, 22, 12);

export function createFakeClock(startsAt = fakeNow): FakeClock {
  // Timers run on time that only ever passes, as the real ones do, whatever `setTo` makes of `now`.
  let passedMs = 0;
  let offset = startsAt;
  let alarms: { readonly at: number; readonly action: () => void }[] = [];

  function runNext(untilMs: number): boolean {
    const [first] = alarms.filter((alarm) => alarm.at <= untilMs).sort((a, b) => a.at - b.at);
    if (first === undefined) return false;
    alarms = alarms.filter((alarm) => alarm !== first);
    passedMs = Math.max(passedMs, first.at);
    first.action();
    return true;
  }

  return {
    now: () => offset + passedMs,
    after(delayMs, action) {
      // Whole milliseconds, as the real `now` has them.
      const alarm = { at: passedMs + Math.max(0, Math.ceil(delayMs)), action };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((other) => other !== alarm);
      };
    },
    advance(ms) {
      const untilMs = passedMs + ms;
      while (runNext(untilMs));
      passedMs = untilMs;
    },
    async run(ms) {
      const untilMs = passedMs + ms;
      do await settlePromises();
      while (runNext(untilMs));
      passedMs = untilMs;
      await settlePromises();
    },
    setTo: (now) => {
      offset = now - passedMs;
    },
    timeZone: () => 'America/Sao_Paulo',
    pendingCount: () => alarms.length,
  };
}

/** Lets everything that waits for an already settled promise go on. */
export function settlePromises(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
