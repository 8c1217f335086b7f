import type { Variant } from '../measure/clients/client.ts';
import { type Measured, printReport } from '../measure/report.ts';
import { quantile } from '../measure/statistics.ts';
import { type LongRun, runLong } from './long-run/run-long.ts';

/**
 * 3,000 sends to one group, one right after the other: our adapter with its sealed store beside stock Baileys with
 * its keys in memory. The last ones must not take longer than the first, and every device reads every message.
 */
const sendCount = Number(process.env.LONG_RUN_SENDS ?? 3_000);
const warmUpCount = Math.min(100, Math.floor(sendCount / 10));
const sampleCount = Math.min(200, Math.floor(sendCount / 4));

const runs = {} as Record<Variant, LongRun>;
for (const variant of ['ours', 'stock'] as const) {
  runs[variant] = await runLong(variant, sendCount);
  const { start, end } = samples(runs[variant]);
  process.stderr.write(
    `${variant}: ${quantile(start, 0.5).toFixed(1)} ms at the start, ${quantile(end, 0.5).toFixed(1)} ms at the end, ${runs[variant].keyBytes} bytes of key, ${runs[variant].fanOutCount} fan-outs (${runs[variant].pkmsgCount} pkmsg)\n`,
  );
}

const [ours, stock] = [samples(runs.ours), samples(runs.stock)];
process.exitCode = printReport(`long-run of ${sendCount} sends`, [
  against('a send at the start', 'ms', ours.start, stock.start, { timesPeer: 1.25 }),
  against('a send at the end', 'ms', ours.end, stock.end, { timesPeer: 1 }),
  against('the end beside the start', 'x', [growth(ours)], [growth(stock)], { atMost: 1.2 }),
  against('the record of our key', 'bytes', [runs.ours.keyBytes], [runs.stock.keyBytes], { atMost: 1_000 }),
  against('fan-outs', '', [runs.ours.fanOutCount], [runs.stock.fanOutCount], { atMost: 1 }),
  against('pkmsg', '', [runs.ours.pkmsgCount], [runs.stock.pkmsgCount], { timesPeer: 1 }),
  against('copies that were not read', '', [runs.ours.unreadCount], [runs.stock.unreadCount], { atMost: 0 }),
  { what: 'breaches of the protocol', unit: '', ours: [runs.ours.violationCount], bar: { atMost: 0 } },
]);

function samples({ sendMs }: LongRun) {
  return { start: sendMs.slice(warmUpCount, warmUpCount + sampleCount), end: sendMs.slice(-sampleCount) };
}

function growth({ start, end }: ReturnType<typeof samples>): number {
  return quantile(end, 0.5) / quantile(start, 0.5);
}

function against(
  what: string,
  unit: string,
  values: readonly number[],
  peer: readonly number[],
  bar: Measured['bar'],
): Measured {
  return { what, unit, ours: values, peer: { name: 'stock', values: peer }, bar };
}
