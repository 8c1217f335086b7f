import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readPort, until, watchPage } from '../../measure/app/devtools.ts';
import { asApp, sandboxArguments } from '../../setup/electron-environment.mjs';
import { readPssMb } from './read-pss.ts';

/** A program to start, and how to see that it lives. */
export interface Starter {
  readonly app: string;
  readonly env: (folder: string) => Record<string, string>;
  /** The button that is clicked first, as an expression in the page; `undefined` until it can be seen. */
  readonly button: string;
  /** True in the page once the click is answered. */
  readonly isAnswered: string;
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
    const page = await watchPage(await readPort(child));
    await until(page, `(${starter.button}) !== undefined`);
    await page.click(starter.button);
    await until(page, starter.isAnswered);
    const answeredAt = await page.evaluate<number>(nextFrame);
    await until(page, `(${firstPaint}) > 0`);
    const paintedAt = await page.evaluate<number>(firstPaint);
    await sleep(settleMs);
    const memoryMb = readPssMb(child.pid ?? 0);
    page.close();
    return { paintMs: paintedAt - startedAt, clickMs: answeredAt - startedAt, memoryMb };
  } finally {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** In the page; milliseconds since 1970, so that both processes count from the same moment. */
const firstPaint =
  "performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0]?.startTime";
const nextFrame =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(Date.now()))))';
