import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { leastPairs } from '../measure/measure-pairs.ts';
import { type Measured, printReport } from '../measure/report.ts';
import { inRoot } from '../setup/paths.mjs';
import { type Start, type Starter, startOnce } from './start/start-once.ts';

/**
 * From the start of the process to the first words of the connection screen and to the first answered click, beside
 * the least that an Electron app can be, in turns after a warm-up. The app talks to a server on this computer that
 * never answers: the first minute of a shop with a slow line.
 */
const runCount = Number(process.env.BENCH_RUNS ?? leastPairs);

const silent = createServer();
silent.on('upgrade', () => undefined);
await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
const url = `ws://127.0.0.1:${(silent.address() as AddressInfo).port}/`;

const ours: Starter = {
  app: inRoot('.'),
  env: (folder) => ({
    PROMO_PROFILE: folder,
    PROMO_WHATSAPP_URL: url,
    PROMO_WHATSAPP_ROOT_KEY: '00'.repeat(32),
    LANGUAGE: 'en',
  }),
  button: "[...document.querySelectorAll('nav li:last-child button')].find((each) => each.checkVisibility())",
  isAnswered: "document.querySelector('h1')?.textContent === 'Settings'",
};
const hello: Starter = {
  app: inRoot('scripts', 'bench', 'start', 'hello-world.cjs'),
  env: () => ({}),
  button: "document.querySelector('button') ?? undefined",
  isAnswered: "document.querySelector('button').textContent === 'answered'",
};

const starts: { readonly ours: Start[]; readonly hello: Start[] } = { ours: [], hello: [] };
for (let run = -1; run < runCount; run += 1) {
  for (const name of run % 2 === 0 ? (['ours', 'hello'] as const) : (['hello', 'ours'] as const)) {
    const start = await startOnce(name === 'ours' ? ours : hello);
    if (run >= 0) starts[name].push(start);
  }
}
silent.close();
silent.closeAllConnections();

process.exitCode = printReport('start', [
  row('first contentful paint', 'ms', 'paintMs', 1.5),
  row('first click answered', 'ms', 'clickMs', 2),
  row('memory (PSS)', 'MB', 'memoryMb', 1.25),
]);

function row(what: string, unit: string, field: keyof Start, timesPeer: number): Measured {
  const values = starts.hello.map((start) => start[field]);
  return {
    what,
    unit,
    ours: starts.ours.map((start) => start[field]),
    peer: { name: 'hello world', values },
    bar: { timesPeer },
  };
}
