import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';

const script = join(import.meta.dirname, '../../scripts/chaos/kill.ts');

/** The chaos run in small, on the app that is built already. */
test('Killed at random instants, the app loses nothing and sends nothing twice.', async () => {
  const child = spawn(process.execPath, [script, '--json'], {
    env: {
      ...process.env,
      ...{ ELECTRON_RUN_AS_NODE: '1', CHAOS_KILLS: '4', CHAOS_BROADCASTS: '2', CHAOS_GROUPS: '4' },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const lines = (await text(child.stdout)).trim().split('\n');
  expect(await ended, lines.join('\n')).toBe(0);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ holds: true });
});
