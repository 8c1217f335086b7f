import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { environment, sandboxArguments } from './open-app.ts';

const patienceMs = 30_000;

/**
 * Starts the built app once more, as a person does who clicks the icon twice, without anything that drives it.
 * @returns its exit status, or `null` when it did not end by itself in time
 */
export function startAgain(profile: string): Promise<number | null> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../..'), ...sandboxArguments(), '--practice'],
    {
      env: { ...environment(), PROMO_PROFILE: profile },
      stdio: 'ignore',
    },
  );
  const timer = setTimeout(() => child.kill(), patienceMs);
  return new Promise((resolve) => {
    child.once('exit', (status) => {
      clearTimeout(timer);
      resolve(status);
    });
  });
}
