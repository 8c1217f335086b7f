import type { LiveName } from '../../shared/ipc/call.ts';
import type { Lives } from '../../shared/ipc/contract.ts';
import type { Clock } from '../system/clock.ts';

/** At most four snapshots of one live value a second. */
const leastGapMs = 250;

export interface LiveValues {
  /** Replaces a live value; every listening window is told soon. */
  publish<Name extends LiveName>(name: Name, value: Lives[Name]): void;
  read<Name extends LiveName>(name: Name): Lives[Name];
  /** Whether there is a live value of this name; what a window asks for is not trusted. */
  has(name: unknown): name is LiveName;
  stop(): void;
}

/**
 * Keeps the present value of everything that the window shows, and tells it, the first change at once and further
 * ones at most every 250 ms, always the latest.
 * @param tell sends one snapshot to the window
 */
export function publishLives(
  start: Lives,
  clock: Clock,
  tell: <Name extends LiveName>(name: Name, value: Lives[Name]) => void,
): LiveValues {
  const values: Lives = { ...start };
  const toldAt = new Map<LiveName, number>();
  const waiting = new Map<LiveName, () => void>();

  function tellNow(name: LiveName): void {
    waiting.delete(name);
    toldAt.set(name, clock.now());
    tell(name, values[name]);
  }

  return {
    publish(name, value) {
      (values as { -readonly [N in LiveName]: Lives[N] })[name] = value;
      if (waiting.has(name)) return;
      const waitMs = (toldAt.get(name) ?? Number.NEGATIVE_INFINITY) + leastGapMs - clock.now();
      if (waitMs <= 0) tellNow(name);
      else
        waiting.set(
          name,
          clock.after(waitMs, () => tellNow(name)),
        );
    },
    read: (name) => values[name],
    has: (name): name is LiveName => typeof name === 'string' && Object.hasOwn(values, name),
    stop() {
      for (const cancel of waiting.values()) cancel();
      waiting.clear();
    },
  };
}
