import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApp } from './open-app.ts';
import { prepareUnprivileged, whyNotUnprivileged } from './unprivileged.ts';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

test("The app opens with Chromium's sandbox on, as a user who is not root.", async ({
  skip,
  onTestFinished,
}) => {
  const whyNot = whyNotUnprivileged();
  if (whyNot !== undefined) skip(whyNot);
  const somebody = isRoot ? prepareUnprivileged() : undefined;
  onTestFinished(() => somebody?.remove());
  const app = await openApp({ args: ['--practice'], isSandboxed: true, ...somebody });
  try {
    await app.page.waitForSelector('main');
    expect(await app.electron.evaluate(({ app }) => app.commandLine.hasSwitch('no-sandbox'))).toBe(false);
    const renderers = await app.electron.evaluate(({ app }) =>
      app
        .getAppMetrics()
        .filter(({ type }) => type === 'Tab')
        .map(({ pid }) => pid),
    );
    expect(renderers.length).toBeGreaterThan(0);
    if (process.platform === 'linux') for (const pid of renderers) expectConfined(pid);
  } finally {
    await app.close();
  }
});

/** Reads at the kernel, not at Chromium: no root, system calls filtered, process numbers of its own. */
function expectConfined(pid: number): void {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  expect(status).not.toMatch(/^Uid:\t0\t/m);
  expect(status).toMatch(/^Seccomp:\t2$/m);
  expect(status).toMatch(/^NSpid:\t\d+\t\d+/m);
}
