import type { ElectronApplication } from 'playwright-core';

/**
 * Sets the clock that the main process reads, as if the computer had been asleep until then; it goes on from there.
 * Timers keep the pace of life.
 * @param at milliseconds since 1970
 */
export async function turnClock(electron: ElectronApplication, at: number): Promise<void> {
  await electron.evaluate(({ powerMonitor }, to) => {
    const kept = globalThis as { realDate?: DateConstructor };
    kept.realDate ??= Date;
    const RealDate = kept.realDate;
    const ahead = to - RealDate.now();
    class TurnedDate extends RealDate {
      constructor(...given: readonly unknown[]) {
        super(...((given.length === 0 ? [RealDate.now() + ahead] : given) as [number]));
      }
      static override now(): number {
        return RealDate.now() + ahead;
      }
    }
    globalThis.Date = TurnedDate as DateConstructor;
    powerMonitor.emit('resume');
  }, at);
}
