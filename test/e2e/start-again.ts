import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { sandboxArguments } from '../../scripts/setup/electron-environment.mjs';
import { environment } from './open-app.ts';

const patienceMs = 30_000;

/**
 * Starts the built app once more, as a person does who clicks the icon twice, without anything that drives it.
 * @returns its exit status, or `null` when it did not end by itself in time
 */
export function startAgain(profile: string): Promise<number | null> {
  return startToItsEnd(process.execPath, [join(import.meta.dirname, '../..'), '--practice'], {
    PROMO_PROFILE: profile,
  });
}

/** @returns the exit status of an app that nothing drives, or `null` when it did not end by itself in time */
export function startToItsEnd(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number | null> {
  const child = spawn(program, [...args, ...sandboxArguments()], {
    env: { ...environment(), ...env },
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill(), patienceMs);
  return new Promise((resolve) => {
    child.once('exit', (status) => {
      clearTimeout(timer);
      resolve(status);
    });
  });
}
