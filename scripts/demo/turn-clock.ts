import type { ElectronApplication, Page } from 'playwright-core';

/**
 * Sets the clock that the app reads, as if the computer had been asleep until then; it goes on from there. Timers keep
 * the pace of life.
 * @param at milliseconds since 1970
 * @param page a window that is to read it, too
 */
export async function turnClock(electron: ElectronApplication, at: number, page?: Page): Promise<void> {
  await electron.evaluate(({ powerMonitor }, to) => {
    const kept = globalThis as { realDate?: DateConstructor };
    kept.realDate ??= Date;
    const RealDate = kept.realDate;
    const ahead = to - RealDate.now();
    globalThis.Date = class extends RealDate {
      constructor(...given: readonly unknown[]) {
        super(...((given.length === 0 ? [RealDate.now() + ahead] : given) as [number]));
      }
      static override now(): number {
        return RealDate.now() + ahead;
      }
    } as DateConstructor;
    powerMonitor.emit('resume');
  }, at);
  await page?.evaluate((to) => {
    const kept = globalThis as { realDate?: DateConstructor };
    kept.realDate ??= Date;
    const RealDate = kept.realDate;
    const ahead = to - RealDate.now();
    globalThis.Date = class extends RealDate {
      constructor(...given: readonly unknown[]) {
        super(...((given.length === 0 ? [RealDate.now() + ahead] : given) as [number]));
      }
      static override now(): number {
        return RealDate.now() + ahead;
      }
    } as DateConstructor;
  }, at);
}
