import type { OpenApp } from './open-app.ts';

/** The computer slept until then: its clock of the wall has gone on, its timers have not, and it tells that it woke up. */
export async function sleepUntil({ electron }: OpenApp, at: number): Promise<void> {
  await electron.evaluate(({ powerMonitor }, until) => {
    const now = Date.now;
    const sleptMs = until - now();
    Date.now = () => now() + sleptMs;
    powerMonitor.emit('resume');
  }, at);
}
