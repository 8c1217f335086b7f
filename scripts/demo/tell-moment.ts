import type { ElectronApplication } from 'playwright-core';

/**
 * Tells the app what becomes of the computer, in a turn of its own, as the system does: what Playwright evaluates
 * interrupts whatever runs, also between the sealing of a frame and its sending, and a frame that is sealed in between
 * would overtake it. Told twice when the first answer is lost, it does no harm.
 */
export async function tellMoment(
  electron: Pick<ElectronApplication, 'evaluate'>,
  moment: 'suspend' | 'resume' | 'shutdown',
): Promise<void> {
  await electron.evaluate(({ powerMonitor }, name) => {
    setImmediate(() => powerMonitor.emit(name, { preventDefault() {} }));
  }, moment);
}
