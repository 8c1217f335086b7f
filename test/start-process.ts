import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** Starts a script in a process of its own, which is killed when the test is over. */
export function startProcess(script: string, ...args: readonly (string | number)[]) {
  const child = spawn(process.execPath, [script, ...args.map(String)], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  /** As a power cut does: this instant, without a word. */
  async function kill(): Promise<void> {
    child.kill('SIGKILL');
    await ended;
  }
  onTestFinished(kill);
  return { lines: createInterface(child.stdout), ended, kill };
}
