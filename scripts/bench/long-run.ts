import { startBuiltClient } from '../measure/clients/built-client.ts';
import { startStockClient } from '../measure/clients/stock-client.ts';
import { type Measured, printReport } from '../measure/report.ts';
import { middleMean } from '../measure/statistics.ts';
import { type LongRun, runLong, type Stretch } from './long-run/run-long.ts';

/**
 * 3,000 promos to one group, one right after the other: the built app, through its outbox and at the pace of a fast
 * clock, beside stock Baileys with its keys in memory, without a pause. The last ones must not take longer than the
 * first, and every device reads every message. A send lasts from its handing over, by the app's own record, to the
 * ack.
 */
const sendCount = Number(process.env.LONG_RUN_SENDS ?? 3_000);

const clients = { ours: startBuiltClient, stock: startStockClient };
const runs = {} as Record<keyof typeof clients, LongRun>;
for (const variant of ['ours', 'stock'] as const) {
  runs[variant] = await runLong({ startClient: clients[variant], sendCount, settles: true });
  const { start, end, keyBytes, fanOutCount, pkmsgCount } = runs[variant];
  const both = (read: (stretch: Stretch) => number) =>
    `${read(start).toFixed(1)} ms at the start, ${read(end).toFixed(1)} ms at the end`;
  process.stderr.write(
    `${variant}: ${both(({ sendMs }) => middleMean(sendMs))}, CPU ${both((each) => each.cpuMsPerSend)}, ` +
      `${keyBytes} bytes of key, ${fanOutCount} fan-outs (${pkmsgCount} pkmsg)\n`,
  );
}

const growthOf = (read: (stretch: Stretch) => number) => (run: LongRun) => read(run.end) / read(run.start);
process.exitCode = printReport(`long-run of ${sendCount} sends`, [
  row('a send at the start', 'ms', ({ start }) => middleMean(start.sendMs), { timesPeer: 1.25 }),
  row('a send at the end', 'ms', ({ end }) => middleMean(end.sendMs), { timesPeer: 1 }),
  row(
    'the end beside the start',
    'x',
    growthOf(({ sendMs }) => middleMean(sendMs)),
    { atMost: 1.2 },
  ),
  row(
    'the same in CPU time, with all around it',
    'x',
    growthOf((each) => each.cpuMsPerSend),
    { atMost: 1.2 },
  ),
  row('the record of our key', 'bytes', ({ keyBytes }) => keyBytes, { atMost: 1_000 }),
  row('fan-outs', '', ({ fanOutCount }) => fanOutCount, { atMost: 1 }),
  row('pkmsg', '', ({ pkmsgCount }) => pkmsgCount, { timesPeer: 1 }),
  row('copies that were not read', '', ({ unreadCount }) => unreadCount, { atMost: 0 }),
  { what: 'breaches of the protocol', unit: '', ours: [runs.ours.violationCount], bar: { atMost: 0 } },
]);

function row(what: string, unit: string, read: (run: LongRun) => number, bar: Measured['bar']): Measured {
  return { what, unit, ours: [read(runs.ours)], peer: { name: 'stock', values: [read(runs.stock)] }, bar };
}
