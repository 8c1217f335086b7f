import { startBuiltClient } from '../measure/clients/built-client.ts';
import type { Variant } from '../measure/clients/client.ts';
import { startStockClient } from '../measure/clients/stock-client.ts';
import { type Measured, printReport } from '../measure/report.ts';
import { runStorm, type Storm } from './storm/run-storm.ts';

/**
 * A message that nobody of 50 devices can read, phones and companions mixed: all of them ask for it, in an order of
 * chance. The built app beside stock Baileys, counted by the box; CPU time is that of the process that speaks to the
 * server: the app's main process. Ours must get along with one repeat to the whole group a
 * window, and everybody reads it.
 */
const askerCount = Number(process.env.STORM_ASKERS ?? 50);
const runCount = Number(process.env.STORM_RUNS ?? 3);
const firstSeed = Number(process.env.STORM_SEED ?? 1);

const clients = { ours: startBuiltClient, stock: startStockClient };
const storms: Record<Variant, Storm[]> = { ours: [], stock: [] };
for (let run = 0; run < runCount; run += 1) {
  const plan = { askerCount, seed: firstSeed + run };
  for (const variant of ['ours', 'stock'] as const) {
    const storm = await runStorm({ startClient: clients[variant], ...plan });
    storms[variant].push(storm);
    process.stderr.write(`seed ${plan.seed} ${variant}: ${JSON.stringify(storm)}\n`);
  }
}

const nothing = { atMost: 0 };
process.exitCode = printReport(`storm of ${askerCount} askers, seeds from ${firstSeed}`, [
  row('askers who never read it', 'unreadCount', nothing),
  row('repeats to the whole group in one window', 'mostRepeatsInWindow', { atMost: 1 }),
  row('pkmsg', 'pkmsgCount', { timesPeer: 0.1 }),
  row('raw stanzas', 'stanzaCount', { timesPeer: 2 }),
  row('copies of it on all devices', 'copyCount', { timesPeer: 0.2 }),
  row('CPU time', 'cpuSeconds', { timesPeer: 0.5 }),
  alone('pkmsg of the next message', 'nextPkmsgCount'),
  alone('breaches of the protocol', 'violationCount'),
]);

function row(what: string, field: keyof Storm, bar: Measured['bar']): Measured {
  const unit = field === 'cpuSeconds' ? 's' : '';
  const [ours, values] = [storms.ours, storms.stock].map((all) => all.map((storm) => storm[field]));
  return { what, unit, ours: ours ?? [], peer: { name: 'stock', values: values ?? [] }, bar };
}

function alone(what: string, field: keyof Storm): Measured {
  return { what, unit: '', ours: storms.ours.map((storm) => storm[field]), bar: nothing };
}
