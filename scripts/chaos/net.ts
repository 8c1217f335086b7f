import { join } from 'node:path';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { printReport } from '../measure/report.ts';
import { quantile } from '../measure/statistics.ts';
import { openBuiltShop } from './net/built-shop.ts';
import { lossKinds } from './net/losses.ts';
import { type NetResult, runNet, toRows } from './net/run-net.ts';

/**
 * Loses the connection of the built app again and again while it posts, in every way there is, and asks the members'
 * devices afterwards what they hold. The pauses between groups run 1,000 times faster and the link's own times 10
 * times; the computer "wakes up" whenever the app waits for its next try.
 */
const lossCount = Number(process.env.NET_LOSSES ?? 500);
const groupCount = Number(process.env.NET_GROUPS ?? 12);
const memberCount = Number(process.env.NET_MEMBERS ?? 3);
const seed = Number(process.env.NET_SEED ?? 20_251_122);

const startedAt = performance.now();
const groups = Array.from({ length: groupCount }, (_, index) => ({
  name: `Grupo ${index + 1}`,
  members: memberCount,
  devicesPerMember: [1, 2] as const,
  addressing: index % 2 === 0 ? ('lid' as const) : ('phone-number' as const),
}));
const box = await startBoxProcess({ groups, refreshesPerPairing: 0 });
try {
  const root = join(import.meta.dirname, '../..');
  const shop = await openBuiltShop(
    root,
    box,
    groups.map(({ name }) => name),
  );
  try {
    const warmUpCount = Math.min(50, Math.ceil(lossCount / 5));
    const result = await runNet(shop, box, { lossCount, seed, warmUpCount, say });
    tell(result);
    process.exitCode = printReport(`net: ${lossCount} losses, seed ${seed}`, toRows(result));
  } finally {
    await shop.close();
  }
} finally {
  await box.stop();
}

function tell({ told, verdict, violations }: NetResult): void {
  const back = (share: number) => `${quantile(told.backAfterMs, share).toFixed(0)} ms`;
  const unknownCount = told.unknownPerLoss.reduce((sum, each) => sum + each, 0);
  const settledCount = unknownCount - verdict.unknownCount;
  say(`lost: ${lossKinds.map((kind) => `${kind} ${told.lostByKind.get(kind) ?? 0}`).join(', ')}`);
  say(`sent ${verdict.sentCount}; unknown ${unknownCount}, of which ${settledCount} settled by themselves`);
  say(
    `and ${verdict.unknownCount} that the far end does not have; raw repeats ${verdict.repeatedUnderSameId}`,
  );
  say(`back after ${back(0.5)} (p95 ${back(0.95)}, longest ${back(1)}); woken ${told.wakeCount} times`);
  for (const violation of new Set(violations)) say(`against the protocol: ${violation}`);
  say(`took ${((performance.now() - startedAt) / 60_000).toFixed(1)} minutes`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
