import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, systemClock } from './system/clock.ts';
import { openDrivenClock } from './system/driven-clock.ts';
import { type LinkOnDrivenTime, onDrivenTime } from './whatsapp/on-driven-time.ts';
import type { WhatsApp } from './whatsapp/whatsapp.ts';

/** Time as the features know it. */
export interface FeatureTime {
  readonly clock: Clock;
  /** The link, with its times on this clock. */
  readonly follow: (link: WhatsApp) => WhatsApp;
}

export const realTime: FeatureTime = { clock: systemClock, follow: (link) => link };

/**
 * Time that a simulated month drives ahead, as `promoClock` in this process. Each jump is written to clock.log, so that
 * what the practice server took can be judged by this clock afterwards, also when the app was killed.
 * @param startsAt milliseconds since 1970
 */
export function driveTime(dataFolder: string, startsAt: number): FeatureTime {
  const file = join(dataFolder, 'clock.log');
  let followed: LinkOnDrivenTime | undefined;
  const clock = openDrivenClock({
    startsAt,
    timeZone: systemClock.timeZone,
    isBusy: () => followed?.isBusy() ?? false,
    onJump: (realAt, aheadMs) => appendFileSync(file, `${realAt} ${aheadMs}\n`),
  });
  Object.assign(globalThis, { promoClock: clock });
  return {
    clock,
    follow(link) {
      followed = onDrivenTime(link, clock);
      return followed;
    },
  };
}
