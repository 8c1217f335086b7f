import type { ElectronApplication, Page } from 'playwright-core';
import { tellMoment } from './tell-moment.ts';

/**
 * Sets the clock that the app reads, as if the computer had been asleep until then; it goes on from there. Timers keep
 * the pace of life.
 * @param at milliseconds since 1970
 * @param page a window that is to read it, too
 */
export async function turnClock(electron: ElectronApplication, at: number, page?: Page): Promise<void> {
  await electron.evaluate(turnHere, at);
  await tellMoment(electron, 'resume');
  await page?.evaluate(turnHere, at);
}

/** Runs there and not here. @param given at last, when it is to be */
function turnHere(...given: readonly unknown[]): void {
  const kept = globalThis as { realDate?: DateConstructor };
  kept.realDate ??= Date;
  const RealDate = kept.realDate;
  const ahead = Number(given.at(-1)) - RealDate.now();
  globalThis.Date = class extends RealDate {
    constructor(...values: readonly unknown[]) {
      super(...((values.length === 0 ? [RealDate.now() + ahead] : values) as [number]));
    }
    static override now(): number {
      return RealDate.now() + ahead;
    }
  } as DateConstructor;
}
