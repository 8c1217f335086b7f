import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { waitsForUs } from '../../scripts/demo/start-arguments.ts';
import { tellMoment } from '../../scripts/demo/tell-moment.ts';
import { askOnce, doneOnce } from './lost-answer.ts';
import type { OpenAppOptions } from './open-app.ts';
import type { WithAhead } from './shifted-clock.ts';

const repository = join(import.meta.dirname, '../..');

/** A start of the app whose clock is so far ahead, and can be set further: of unpackaged builds, by the test alone. */
export function later(aheadMs: number): Pick<OpenAppOptions, 'program' | 'env'> {
  const shift = ['--require', join(import.meta.dirname, 'shifted-clock.ts')];
  return {
    program: { path: process.execPath, args: [...waitsForUs, ...shift, repository] },
    env: { PROMO_TEST_AHEAD_MS: String(aheadMs) },
  };
}

/** The computer sleeps for so long: its clock goes on, and nothing else does. */
export async function sleepsFor(electron: ElectronApplication, ms: number): Promise<void> {
  await tellMoment(electron, 'suspend');
  await doneOnce(
    askOnce(electron)((_electron, asleepMs) => {
      (globalThis as WithAhead).promoAheadMs += asleepMs;
    }, ms),
  );
  await tellMoment(electron, 'resume');
}
