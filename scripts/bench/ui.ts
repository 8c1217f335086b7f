import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { linkApp, untilGroups } from '../measure/app/link-app.ts';
import { startRunningApp } from '../measure/app/running-app.ts';
import { startPromo } from '../measure/app/start-promo.ts';
import { type Measured, printReport } from '../measure/report.ts';
import { quantile } from '../measure/statistics.ts';
import { inRoot } from '../setup/paths.mjs';
import { copyCatalogue, fillCatalogue } from './catalogue/fill-catalogue.ts';
import { fillHistory } from './ui/fill-history.ts';
import { type Interactions, interact } from './ui/interact.ts';

/**
 * The built app, linked, with 10,000 products, 1,000 groups and a history of 50,000 deliveries: how long it takes from
 * a key or a click to the next frame, while a broadcast runs and beside the same app at rest.
 */
const runCount = Number(process.env.BENCH_RUNS ?? 5);
const groupCount = Number(process.env.BENCH_GROUPS ?? 1_000);
const pastPlan = { broadcasts: 2_500, groups: 20 };
const sentTo = 60;

const names = Array.from({ length: groupCount }, (_, index) => `Grupo ${index + 1}`);
const groups = names.map((name) => ({ name, members: 1 }));
const folder = mkdtempSync(join(tmpdir(), 'promo-ui-'));
copyCatalogue(await fillCatalogue(10_000), folder);
fillHistory(folder, pastPlan, Date.now());
const box = await startBoxProcess({ groups, refreshesPerPairing: 0 });
const app = startRunningApp({ folder, server: box.address, clockSpeed: 120 });
const busy: Interactions[] = [];
const atRest: Interactions[] = [];
const sentCounts: number[] = [];
try {
  await linkApp(app, box.phone);
  const ids = await untilGroups(app, names);
  const page = await app.page;
  await interact(page);
  for (let run = 0; run < runCount; run += 1) {
    atRest.push(await interact(page));
    const { broadcastId } = await startPromo(
      app,
      `Promo ${run}`,
      ids.slice(run * sentTo, (run + 1) * sentTo),
    );
    busy.push(await interact(page));
    sentCounts.push((await box.report()).posts.length);
    await app.call('broadcasts.cancel', { id: broadcastId });
  }
} finally {
  await app.quit();
  await box.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

process.stdout.write(`messages in groups after each run: ${sentCounts.join(', ')}\n${describeBundle()}\n`);
process.exitCode = printReport('ui', [
  row('products (10,000), p95', 'products'),
  row(`groups (${groupCount.toLocaleString('en')}), p95`, 'groups'),
  row('history (50,000 deliveries), p95', 'history'),
  { what: 'runs in which nothing was sent', unit: '', ours: [idleRuns()], bar: { atMost: 0 } },
]);

function row(what: string, list: keyof Interactions): Measured {
  const p95 = (runs: readonly Interactions[]) => runs.map((run) => quantile(run[list], 0.95));
  return {
    what: `key or click to next frame, ${what}`,
    unit: 'ms',
    ours: p95(busy),
    peer: { name: 'at rest', values: p95(atRest) },
    bar: { atMost: 50 },
  };
}

/** A broadcast that sends nothing keeps nothing busy. */
function idleRuns(): number {
  return sentCounts.filter((count, index) => count <= (sentCounts[index - 1] ?? 0)).length;
}

/** What the window is made of, as it would travel. */
function describeBundle(): string {
  const assets = inRoot('out', 'renderer', 'assets');
  const sizes = readdirSync(assets).map((name) => {
    const bytes = readFileSync(join(assets, name));
    return { kind: name.split('.').at(-1) ?? '', plain: bytes.length, packed: gzipSync(bytes).length };
  });
  const kB = (value: number) => `${Math.round(value / 1_000)} kB`;
  return ['js', 'css', 'woff2']
    .map((kind) => {
      const of = sizes.filter((size) => size.kind === kind);
      const sum = (field: 'plain' | 'packed') => of.reduce((total, size) => total + size[field], 0);
      return `${kind}: ${of.length} files, ${kB(sum('plain'))}, ${kB(sum('packed'))} packed`;
    })
    .join('; ');
}
