import type { PowerMonitor } from 'electron';
import type { Clock } from './clock.ts';

/** Whether the computer is falling asleep, or sleeps. */
export interface Sleep {
  isAsleep(): boolean;
  /** @returns a function that stops listening */
  onWake(listener: () => void): () => void;
  stop(): void;
}

/** A computer that was kept from sleeping at the last moment says nothing of it: after so long awake it is awake. */
const longestFallMs = 60_000;

/**
 * Between "I go to sleep" and the sleep itself a computer goes on for a moment, in which nothing should be begun that
 * needs an answer. The clock's timers stand still while it sleeps.
 */
export function createSleep(monitor: Pick<PowerMonitor, 'on' | 'off'>, clock: Pick<Clock, 'after'>): Sleep {
  const listeners = new Set<() => void>();
  let cancel: (() => void) | undefined;

  function fallAsleep(): void {
    cancel?.();
    cancel = clock.after(longestFallMs, wake);
  }

  function wake(): void {
    cancel?.();
    cancel = undefined;
    for (const listener of listeners) listener();
  }

  monitor.on('suspend', fallAsleep);
  monitor.on('resume', wake);
  return {
    isAsleep: () => cancel !== undefined,
    onWake(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      cancel?.();
      monitor.off('suspend', fallAsleep);
      monitor.off('resume', wake);
    },
  };
}
