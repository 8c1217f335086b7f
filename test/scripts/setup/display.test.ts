import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { prepareDisplay } from '../../../scripts/setup/display.mjs';

test('a display that is there is used', async () => {
  const display = await prepareDisplay({ DISPLAY: ':7' });
  expect(display).toMatchObject({ isVirtual: false, env: {} });
});

test('without a display a virtual one is started on a free number, and ends with stop', async ({ skip }) => {
  if (process.platform !== 'linux') skip('virtual displays are for Linux only');
  const [one, other] = await Promise.all([prepareDisplay({}), prepareDisplay({})]);
  const sockets = [one, other].map(({ env }) => `/tmp/.X11-unix/X${env.DISPLAY?.slice(1)}`);
  expect(new Set(sockets).size).toBe(2);
  expect(sockets.map(existsSync)).toEqual([true, true]);
  await Promise.all([one.stop(), other.stop()]);
  expect(sockets.map(existsSync)).toEqual([false, false]);
});
