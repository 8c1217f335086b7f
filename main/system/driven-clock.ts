import { setImmediate as nextTurn, setTimeout as passMs } from 'node:timers/promises';
import type { Clock } from './clock.ts';

/**
 * A clock for a simulated month: it begins when it is told to, and can be driven ahead. For practice servers only.
 * What has to happen in real time, as anything that WhatsApp is asked, keeps it at the pace of life.
 */
export interface DrivenClock extends Clock {
  /**
   * Drives ahead from one alarm to the next, as if that time had passed with the computer awake.
   * @param until milliseconds since 1970, on this clock
   */
  hurryTo(until: number): Promise<void>;
  /** The computer sleeps until then: what waits for its time waits as long as before. */
  sleepTo(until: number): void;
  /** What it shows at a moment of real time, both in milliseconds since 1970. */
  shows(realAt: number): number;
}

export interface DrivenClockNeeds {
  readonly startsAt: number;
  readonly timeZone: () => string;
  /** Whether something is under way that takes its real time. */
  readonly isBusy: () => boolean;
  /** Told whenever it has jumped: from this moment of real time on it shows so much more. */
  readonly onJump: (realAt: number, aheadMs: number) => void;
}

interface Alarm {
  /** On time that only ever passes while the computer is awake. */
  readonly at: number;
  readonly action: () => void;
}

/** So many turns has whatever an alarm began before the next one rings. */
const turnsBetween = 4;

export function openDrivenClock({ startsAt, timeZone, isBusy, onJump }: DrivenClockNeeds): DrivenClock {
  const begunAt = Date.now();
  let hurriedMs = 0;
  let sleptMs = 0;
  let alarms: Alarm[] = [];
  let timer: NodeJS.Timeout | undefined;

  const awakeMs = () => Date.now() - begunAt + hurriedMs;
  const aheadMs = () => startsAt - begunAt + hurriedMs + sleptMs;
  const now = () => Date.now() + aheadMs();

  function ringDue(): void {
    for (;;) {
      const [first] = alarms.toSorted((one, other) => one.at - other.at);
      if (first === undefined || first.at > awakeMs()) break;
      alarms = alarms.filter((alarm) => alarm !== first);
      first.action();
    }
    waitForNext();
  }

  function waitForNext(): void {
    clearTimeout(timer);
    const next = nextAlarm();
    if (next < Number.POSITIVE_INFINITY) timer = setTimeout(ringDue, Math.max(0, next - awakeMs()));
  }

  const nextAlarm = () => alarms.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);

  function jump(): void {
    onJump(Date.now(), aheadMs());
    waitForNext();
  }

  async function letThingsHappen(): Promise<void> {
    for (let turn = 0; turn < turnsBetween; turn += 1) await nextTurn();
  }

  jump();
  return {
    now,
    timeZone,
    after(delayMs, action) {
      const alarm = { at: awakeMs() + Math.max(0, Math.ceil(delayMs)), action };
      alarms.push(alarm);
      waitForNext();
      return () => {
        alarms = alarms.filter((other) => other !== alarm);
      };
    },
    async hurryTo(until) {
      while (now() < until) {
        await letThingsHappen();
        if (isBusy()) {
          await passMs(1);
          continue;
        }
        const leapMs = Math.min(until - now(), nextAlarm() - awakeMs());
        if (leapMs <= 0) continue;
        hurriedMs += leapMs;
        jump();
        ringDue();
      }
      await letThingsHappen();
    },
    sleepTo(until) {
      sleptMs += Math.max(0, until - now());
      jump();
    },
    shows: (realAt) => realAt + aheadMs(),
  };
}
