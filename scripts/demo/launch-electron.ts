import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron, type ElectronApplication } from 'playwright-core';
import { welcomedArgument } from '../../main/launch.ts';

export type LaunchOptions = NonNullable<Parameters<typeof _electron.launch>[0]>;

/** Electron's arguments before the app's folder, where it takes any: the app then opens once Playwright can see it. */
export const waitsForUs = ['--require', join(import.meta.dirname, 'wait-for-us.ts')] as const;

/** Not everybody has to take the first steps who comes for something else; `test/e2e/first-run.test.ts` takes them. */
export const wasWelcomed = `${welcomedArgument}pt-BR`;

/** Many times what a start takes. */
const patienceMs = 12_000;
const mostAttempts = 3;

/**
 * Starts the app for Playwright. Where the app cannot be held back (`waitsForUs`: not a packaged one), Playwright
 * 1.65.1 now and then waits for ever for a window that is shown long since, and its own time limit does not cover
 * that: such a start is ended and made once more.
 * @param dataFolder where the app keeps its data, and Chromium its lock with the number of the process
 * @throws Error when Playwright never sees the app, or the app ends by itself
 */
export async function launchElectron(
  options: LaunchOptions,
  dataFolder: string,
): Promise<ElectronApplication> {
  for (let attempt = 1; ; attempt += 1) {
    const started = _electron.launch(options);
    const seen = await Promise.race([started, sleep(patienceMs, undefined, { ref: false })]);
    if (seen !== undefined) return seen;
    started.catch(() => undefined);
    if (attempt === mostAttempts || !endByLock(dataFolder)) throw new Error('Playwright never saw the app');
    await Promise.race([started.catch(() => undefined), sleep(patienceMs / 4)]);
  }
}

/** Chromium's lock on Linux and macOS is a link to `host-pid`; the folder is ours alone, so the process is too. */
function endByLock(dataFolder: string): boolean {
  try {
    const pid = Number(readlinkSync(join(dataFolder, 'SingletonLock')).split('-').at(-1));
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}
