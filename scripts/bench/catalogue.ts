import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { leastPairs } from '../measure/measure-pairs.ts';
import { type Measured, printReport } from '../measure/report.ts';
import { quantile } from '../measure/statistics.ts';
import { fillCatalogue } from './catalogue/fill-catalogue.ts';
import { importRows } from './catalogue/import-rows.ts';
import { openCatalogue } from './catalogue/open-catalogue.ts';
import { typeIntoPlainList } from './catalogue/plain-list.ts';
import { type Scrolled, scrollList } from './catalogue/scroll-list.ts';
import { typeSearch } from './catalogue/type-search.ts';

/**
 * The built app with a catalogue of 10,000 products with photos: how long a letter of the search takes to be seen,
 * whether scrolling ever holds the window up, how long main is busy at a stretch meanwhile, and what all of that takes
 * of memory beside the app without a product, in turns after a warm-up. The plain way stands beside the search: all
 * products in the window, and a card for each that is found. At last as many new products come in from a spreadsheet.
 */
const runCount = Number(process.env.BENCH_RUNS ?? leastPairs);
const productCount = Number(process.env.BENCH_PRODUCTS ?? 10_000);
const settleMs = 3_000;

interface Run extends Scrolled {
  readonly p95Ms: number;
  readonly medianMs: number;
  readonly stallMs: number;
  readonly memoryMb: number;
  readonly plainP95Ms: number;
  readonly importMs: number;
  readonly importStallMs: number;
  readonly missingRowCount: number;
}

const silent = createServer();
silent.on('upgrade', () => undefined);
await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
const url = `ws://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
const catalogue = await fillCatalogue(productCount);

const runs: Run[] = [];
const emptyMemoryMb: number[] = [];
for (let run = -1; run < runCount; run += 1) {
  const filled = await measureFilled();
  const empty = await measureEmpty();
  if (run < 0) continue;
  runs.push(filled);
  emptyMemoryMb.push(empty);
}
silent.close();
silent.closeAllConnections();

process.stdout.write(
  `${productCount} products; each run: ${runs.map(({ pixels }) => `${Math.round(pixels / 1_000)}k`).join(', ')} pixels scrolled by the wheel\n`,
);
process.exitCode = printReport('catalogue', [
  against('keystroke to painted, p95', 'ms', 'p95Ms', { atMost: 50 }, 'all rows', column('plainP95Ms')),
  alone('keystroke to painted, median', 'ms', 'medianMs', 50),
  alone('tasks over 50 ms while scrolling', '', 'longTaskCount', 0),
  alone('the longest of them', 'ms', 'longestMs', 50),
  alone('longest stall of main, typing and scrolling', 'ms', 'stallMs', 50),
  alone(`import of ${productCount} rows`, 'ms', 'importMs', 5_000),
  alone('longest stall of main while they come in', 'ms', 'importStallMs', 50),
  alone('rows that are not there afterwards', '', 'missingRowCount', 0),
  against('memory (PSS)', 'MB', 'memoryMb', { timesPeer: 1.25 }, 'without a product', emptyMemoryMb),
]);

async function measureFilled(): Promise<Run> {
  const app = await openCatalogue(catalogue, url);
  try {
    await sleep(settleMs);
    const memoryMb = app.readMemoryMb();
    const since = Date.now();
    const times = await typeSearch(app.page);
    const scrolled = await scrollList(app.page);
    const stallMs = await app.readLongestStallMs(since);
    const plain = await typeIntoPlainList(app.page);
    const importSince = Date.now();
    const imported = await importRows(app.page, productCount);
    const importStallMs = await app.readLongestStallMs(importSince);
    return {
      ...scrolled,
      ...{ memoryMb, stallMs },
      p95Ms: quantile(times, 0.95),
      medianMs: quantile(times, 0.5),
      plainP95Ms: quantile(plain, 0.95),
      importMs: imported.totalMs,
      importStallMs,
      missingRowCount: productCount - imported.addedCount,
    };
  } finally {
    await app.close();
  }
}

async function measureEmpty(): Promise<number> {
  const app = await openCatalogue(null, url);
  try {
    await sleep(settleMs);
    return app.readMemoryMb();
  } finally {
    await app.close();
  }
}

function column(field: keyof Run): readonly number[] {
  return runs.map((run) => run[field]);
}

function alone(what: string, unit: string, field: keyof Run, atMost: number): Measured {
  return { what, unit, ours: column(field), bar: { atMost } };
}

function against(
  what: string,
  unit: string,
  field: keyof Run,
  bar: Measured['bar'],
  name: string,
  values: readonly number[],
): Measured {
  return { what, unit, ours: column(field), peer: { name, values }, bar };
}
