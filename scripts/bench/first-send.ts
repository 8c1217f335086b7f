import { leastPairs } from '../measure/measure-pairs.ts';
import { type Measured, printReport } from '../measure/report.ts';
import { runSender } from './first-send/run-sender.ts';
import type { Sample, Variant } from './first-send/sender.ts';

/**
 * The first promo to a group of 1,024 strangers, in a real Electron main process: ours with its sealed store beside
 * stock Baileys with its keys in memory and in files, in turns after a warm-up. A run counts only when every
 * member's device could read every message.
 */
const memberCount = Number(process.env.BENCH_MEMBERS ?? 1_024);
const runCount = Number(process.env.BENCH_RUNS ?? leastPairs);
const variants: readonly Variant[] = ['ours', 'stock-memory', 'stock-files'];

const samples: Record<Variant, Sample[]> = { ours: [], 'stock-memory': [], 'stock-files': [] };
for (let run = -1; run < runCount; run += 1) {
  for (let turn = 0; turn < variants.length; turn += 1) {
    const variant = variants[(run + 1 + turn) % variants.length] ?? 'ours';
    const sample = await runSender(variant, memberCount);
    process.stderr.write(
      `${run < 0 ? 'warm-up' : `run ${run + 1}`} ${variant}: first ${sample.firstSendMs.toFixed(0)} ms, longest stall ${sample.longestStallMs.toFixed(0)} ms, later ${sample.laterSendMs.toFixed(1)} ms\n`,
    );
    if (run >= 0) samples[variant].push(sample);
  }
}

const column = (variant: Variant, field: keyof Sample) => samples[variant].map((sample) => sample[field]);
const besides = (variant: Variant, field: keyof Sample) => ({
  name: variant,
  values: column(variant, field),
});

const measured: readonly Measured[] = [
  row('first send', 'firstSendMs', 'stock-memory', { timesPeer: 1.25 }),
  row('first send', 'firstSendMs', 'stock-files', { timesPeer: 1.25 }),
  row('longest stall of the first send', 'longestStallMs', 'stock-memory', { atMost: 100 }),
  row('p99 stall of the first send', 'p99StallMs', 'stock-memory', { atMost: 50 }),
  row('later sends', 'laterSendMs', 'stock-memory', { timesPeer: 1.25 }),
  row('later sends', 'laterSendMs', 'stock-files', { timesPeer: 1.25 }),
];
process.exitCode = printReport(`first-send to ${memberCount} members`, measured);

function row(what: string, field: keyof Sample, peer: Variant, bar: Measured['bar']): Measured {
  return { what, unit: 'ms', ours: column('ours', field), peer: besides(peer, field), bar };
}
