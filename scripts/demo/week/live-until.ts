import type { Occurrence } from '../../../shared/schedules.ts';
import type { Shop } from '../open-shop.ts';
import { turnClock } from '../turn-clock.ts';
import { ask } from './ask.ts';

const patienceMs = 120_000;
const lookEveryMs = 250;

/**
 * Lives through the week up to a moment: the clock is set to just before each run that is planned, and goes on when
 * the run has reached all its groups.
 * @returns how many runs went
 */
export async function liveUntil(shop: Shop, until: number): Promise<number> {
  const { electron, page } = shop;
  const from = await page.evaluate(() => Date.now());
  const runs = (await ask(page, 'schedules.runs', { from, until })).filter(isPlanned);
  for (const { at } of runs) {
    await turnClock(electron, at - 1_000, page);
    await waitUntil(shop, async () => isDone(shop, at));
  }
  await turnClock(electron, until, page);
  return runs.length;
}

function isPlanned({ state }: Occurrence): boolean {
  return state.kind === 'planned';
}

/** Whether all that was planned for that moment has begun, and nothing is on its way any more. */
async function isDone({ page, read }: Shop, at: number): Promise<boolean> {
  const runs = await ask(page, 'schedules.runs', { from: at, until: at + 1 });
  if (!runs.every(({ state }) => state.kind === 'started')) return false;
  const broadcasts = await read('broadcasts');
  // What has just begun may not have been told yet; a clock that is turned now would cut it off.
  const begun = broadcasts.filter(({ createdAt }) => createdAt >= at);
  if (begun.length < runs.length) return false;
  return broadcasts.every(({ deliveries }) => deliveries.every(({ state }) => state.kind === 'sent'));
}

async function waitUntil({ page }: Shop, isSo: () => Promise<boolean>): Promise<void> {
  for (let waitedMs = 0; !(await isSo()); waitedMs += lookEveryMs) {
    if (waitedMs > patienceMs) throw new Error('a planned promo did not reach its groups');
    await page.waitForTimeout(lookEveryMs);
  }
}
