import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { app } from 'electron';
import { quantile } from '../../measure/statistics.ts';
import type { Plan, Sample, Sender } from './sender.ts';

/** The main process of a real Electron app that does nothing but post to one group. */
async function run(plan: Plan): Promise<Sample> {
  const sender = await createSender(plan);
  await sender.link((qr) => tell({ qr }));

  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();
  await sleep(100);
  stalls.reset();
  const firstSendMs = await time(() => sender.post('first'));
  // A stall is only seen once the loop has turned again.
  await sleep(100);
  stalls.disable();

  const later: number[] = [];
  for (let index = 0; index < plan.laterCount; index += 1) {
    later.push(await time(() => sender.post(`later ${index}`)));
    await sleep(50);
  }
  return {
    firstSendMs,
    longestStallMs: stalls.max / 1e6,
    p99StallMs: stalls.percentile(99) / 1e6,
    laterSendMs: quantile(later, 0.5),
  };
}

/** Only the one that is measured is loaded: ours refuses a Baileys that was imported before its checks. */
async function createSender(plan: Plan): Promise<Sender> {
  if (plan.variant === 'ours') return (await import('./our-sender.ts')).createOurSender(plan);
  return (await import('./stock-sender.ts')).createStockSender(plan);
}

async function time(action: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await action();
  return performance.now() - startedAt;
}

function tell(message: object): void {
  process.stdout.write(`BENCH ${JSON.stringify(message)}\n`);
}

console.info = () => {};
console.log = () => {};
app
  .whenReady()
  .then(() => run(JSON.parse(process.env.BENCH_PLAN ?? '{}') as Plan))
  .then(
    (sample) => tell({ sample }),
    (error: unknown) => tell({ error: String(error instanceof Error ? error.stack : error) }),
  )
  .finally(() => app.exit(0));
