import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readPort, until, type WatchedPage, watchPage } from '../../measure/app/devtools.ts';
import { asApp, sandboxArguments } from '../../setup/electron-environment.mjs';
import { inRoot } from '../../setup/paths.mjs';
import { readPssMb } from '../start/read-pss.ts';
import { copyCatalogue } from './fill-catalogue.ts';

/** The built app, on the screen of the products. */
export interface OpenCatalogue {
  readonly page: WatchedPage;
  /** Of all its processes, each shared page counted once. */
  readMemoryMb(): number;
  /** The longest time that its main process was busy at a stretch, since a moment in milliseconds since 1970. */
  readLongestStallMs(since: number): Promise<number>;
  close(): Promise<void>;
}

const stallsEveryMs = 250;

/**
 * @param catalogue a data folder with products, of which a copy is used; `null` opens the app empty
 * @param url of a server on this computer that never answers
 */
export async function openCatalogue(catalogue: string | null, url: string): Promise<OpenCatalogue> {
  const folder = mkdtempSync(join(tmpdir(), 'promo-catalogue-'));
  if (catalogue !== null) copyCatalogue(catalogue, folder);
  const stallsFile = join(folder, 'stalls.txt');
  const child = spawn(
    process.execPath,
    [
      ...['--require', inRoot('scripts', 'bench', 'catalogue', 'watch-main.cjs'), inRoot('.')],
      ...[...sandboxArguments(), '--remote-debugging-port=0'],
    ],
    {
      env: asApp({
        PROMO_PROFILE: folder,
        PROMO_WHATSAPP_URL: url,
        PROMO_WHATSAPP_ROOT_KEY: '00'.repeat(32),
        BENCH_STALLS_FILE: stallsFile,
        LANGUAGE: 'en',
      }),
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const ended = new Promise<void>((done) => child.once('exit', () => done()));

  async function close(): Promise<void> {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }

  try {
    const page = await watchPage(await readPort(child));
    await until(page, `${button} !== undefined`);
    await page.click(button);
    await until(page, "document.querySelector('h1')?.textContent === 'Products'");
    await until(page, catalogue === null ? isEmpty : isFilled);
    return {
      page,
      readMemoryMb: () => readPssMb(child.pid ?? 0),
      async readLongestStallMs(since) {
        // Its last line is written a moment later.
        await sleep(2 * stallsEveryMs);
        const lines = readFileSync(stallsFile, 'utf8').trim().split('\n');
        const stalls = lines.map((line) => line.split(' ').map(Number) as [number, number]);
        return Math.max(0, ...stalls.filter(([at]) => at >= since).map(([, ms]) => ms));
      },
      async close() {
        page.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const button =
  "[...document.querySelectorAll('nav li:first-child button')].find((each) => each.checkVisibility())";
const isFilled = "document.querySelectorAll('[role=feed] article').length > 0";
const isEmpty = "document.querySelector('[role=tabpanel] h2') !== null";
