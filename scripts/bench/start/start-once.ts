import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { asApp, sandboxArguments } from '../../setup/electron-environment.mjs';
import { readPssMb } from './read-pss.ts';

/** A program to start, and how to see that it lives. */
export interface Starter {
  readonly app: string;
  readonly env: (folder: string) => Record<string, string>;
  /** What is clicked first, as a CSS selector. */
  readonly click: string;
  /** What is on the screen once the click is answered. */
  readonly answered: string;
}

/** Milliseconds since the process was started; megabytes of memory three seconds after the click. */
export interface Start {
  readonly paintMs: number;
  readonly clickMs: number;
  readonly memoryMb: number;
}

const settleMs = 3_000;

/** Starts the program as a person does, without a debugger that holds it up, and watches through Chromium's own port. */
export async function startOnce(starter: Starter): Promise<Start> {
  const folder = mkdtempSync(join(tmpdir(), 'promo-start-'));
  const startedAt = Date.now();
  const child = spawn(
    process.execPath,
    [
      starter.app,
      ...sandboxArguments(),
      '--remote-debugging-port=0',
      `--user-data-dir=${join(folder, 'chromium')}`,
    ],
    { env: asApp(starter.env(folder)), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  try {
    const browser = await chromium.connectOverCDP(await readAddress(child));
    const page = browser.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error('there is no window');
    await page.locator(starter.click).first().click();
    await page.locator(starter.answered).first().waitFor();
    const answeredAt = await page.evaluate(nextFrame);
    const paintedAt = await page.evaluate(readFirstPaint);
    await sleep(settleMs);
    return {
      paintMs: paintedAt - startedAt,
      clickMs: answeredAt - startedAt,
      memoryMb: readPssMb(child.pid ?? 0),
    };
  } finally {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Chromium writes where its port is; the window is there a little later. */
function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stderr === null) throw new Error('the program has no stderr');
    createInterface({ input: child.stderr }).on('line', (line) => {
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (status) => reject(new Error(`the program ended with ${status}`)));
  });
}

/** Runs in the page. Milliseconds since 1970, so that both processes count from the same moment. */
function readFirstPaint(): number {
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return performance.timeOrigin + (paint?.startTime ?? Number.NaN);
}

function nextFrame(): Promise<number> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(Date.now()))));
}
