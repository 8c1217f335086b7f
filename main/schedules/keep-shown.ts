import type { ListedSchedule, MissedRun } from '../../shared/schedules.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import { type ShowDeps, showSchedules } from './show-schedules.ts';

export interface KeepShownDeps extends ShowDeps {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly log: Log;
  readonly publish: (schedules: readonly ListedSchedule[]) => void;
  /** What she must decide about. */
  readonly ask: (missedRuns: readonly MissedRun[]) => void;
}

export interface KeptShown {
  /** Shows it at once. Throws what reading from the disk does. */
  now(): void;
  /** Shows it a while from now, once for all that changes until then. */
  soon(): void;
  /** Shows it at once, unless it was shown just now: then soon. */
  nowOrSoon(): void;
  stop(): void;
}

/** What changes by the hundred, as an import does, is shown now and then: with 500 schedules that takes some 20 ms. */
const showGapMs = 1_000;

/** Keeps what the window shows of the schedules, and what it asks, as things are. */
export function keepShown(deps: KeepShownDeps): KeptShown {
  const { clock, chance, log } = deps;
  let cancelShow: (() => void) | undefined;
  let shownAt = Number.NEGATIVE_INFINITY;
  let isStopped = false;

  function now(): void {
    cancelShow?.();
    cancelShow = undefined;
    shownAt = clock.now();
    const shown = showSchedules(deps);
    deps.publish(shown.schedules);
    deps.ask(shown.missedRuns);
  }

  /** Nobody asked for it, so that nobody is there to hear of a fault. */
  function showSafely(): void {
    try {
      now();
    } catch (error) {
      log.error({ err: error, incident: chance.uuid() }, 'the schedules could not be shown');
    }
  }

  function soon(): void {
    if (!isStopped) cancelShow ??= clock.after(showGapMs, showSafely);
  }

  return {
    now,
    soon,
    nowOrSoon() {
      if (Math.abs(clock.now() - shownAt) >= showGapMs) showSafely();
      else soon();
    },
    stop() {
      isStopped = true;
      cancelShow?.();
    },
  };
}
