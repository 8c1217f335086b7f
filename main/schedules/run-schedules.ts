import type { WallNews } from '../../shared/wall-news.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import type { OnMoment } from '../system/moments.ts';
import type { Breathe } from '../whatsapp/breathe.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';
import { createWallFollower } from './follow-wall.ts';
import { type SeeToDueDeps, seeToDue } from './see-to-due.ts';

export interface RunSchedulesDeps extends SeeToDueDeps {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly whatsapp: Pick<WhatsApp, 'connection' | 'on'>;
  /** The computer woke up, or its network changed. */
  readonly onMoment: OnMoment;
  /** Hundreds may fall due at once, as after a sleep of days. */
  readonly breathe: Breathe;
  /** What she must know of the clock, when it changes anything that is planned. */
  readonly onWallNews: (news: WallNews) => void;
}

export interface RunningSchedules {
  /** Looks again, because something is planned otherwise. */
  wake(): void;
  stop(): Promise<void>;
}

/** A timer stands still while the computer sleeps, and knows nothing of a clock that is set: so it is never a long one. */
const longestWaitMs = 60_000;

/**
 * Runs what falls due, one after the other. Whatever woke it, it asks the clock of the wall what is due by now, so that
 * no moment is missed by a timer that came early, late or never.
 */
export function runSchedules(deps: RunSchedulesDeps): RunningSchedules {
  const { clock, log, whatsapp, breathe } = deps;
  const { schedules } = deps.plan;
  let cancelTimer = () => {};
  let looking: Promise<void> | undefined;
  let mustLookAgain = false;
  let isStopped = false;
  const followWall = createWallFollower({ ...deps, isStopped: () => isStopped });

  function wake(): void {
    mustLookAgain = true;
    if (!isStopped) looking ??= lookUntilDone();
  }

  async function lookUntilDone(): Promise<void> {
    while (mustLookAgain && !isStopped) {
      mustLookAgain = false;
      cancelTimer();
      try {
        await look();
      } catch (error) {
        report(error);
      }
    }
    looking = undefined;
    if (!isStopped) cancelTimer = clock.after(readWaitMs(), wake);
  }

  function readWaitMs(): number {
    const now = clock.now();
    return Math.min(longestWaitMs, (schedules.readNextAfter(now) ?? Number.POSITIVE_INFINITY) - now);
  }

  async function look(): Promise<void> {
    await followWall();
    for (const id of schedules.listDue(clock.now())) {
      if (isStopped) return;
      try {
        await seeToDue(id, deps);
      } catch (error) {
        report(error);
      }
      await breathe();
    }
  }

  function report(error: unknown): void {
    log.error({ err: error, incident: deps.chance.uuid() }, 'unexpected failure in the schedules');
  }

  const stopListening = [whatsapp.on('connection', wake), deps.onMoment(wake)];
  wake();

  return {
    wake,
    async stop() {
      isStopped = true;
      cancelTimer();
      for (const stop of stopListening) stop();
      await looking;
    },
  };
}
