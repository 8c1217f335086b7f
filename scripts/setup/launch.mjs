import { spawn } from 'node:child_process';
import { asApp, sandboxArguments } from './electron-environment.mjs';
import { inRoot } from './paths.mjs';
import { endTogether } from './run.mjs';

/**
 * Opens the built app for a person and waits until she closes it.
 * @param {import('../setup.mjs').Prepared} prepared
 * @param {readonly string[]} args for the app
 * @returns {Promise<number>} the app's exit status
 */
export function launch(prepared, args) {
  return new Promise((resolve, reject) => {
    const program = [inRoot('.'), ...sandboxArguments(), ...args];
    const env = asApp(prepared.display.env);
    const child = spawn(prepared.electron.path, program, { cwd: inRoot('.'), env, stdio: 'inherit' });
    const letGo = endTogether(child);
    child.once('error', reject);
    child.once('close', (status) => {
      letGo();
      resolve(status ?? 1);
    });
  });
}
