import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../main/practice/server/random.ts';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { startRunningApp } from '../measure/app/running-app.ts';
import { type Measured, printReport } from '../measure/report.ts';
import type { Faults } from './kill/judge.ts';
import { countRepeats, judgeEnd } from './kill/judge-end.ts';
import { type Death, liveToTheEnd, runLives } from './kill/lives.ts';
import { createShopKeeper } from './kill/shop-keeper.ts';

/**
 * Kills the built app at random instants while it posts, and judges by the practice server's own books what each
 * kill has left on the disk, and at the end what every member's device holds.
 *
 * CHAOS_KILLS, CHAOS_BROADCASTS and CHAOS_GROUPS make a shorter run of it, CHAOS_SEED picks the same chance again.
 */
const killCount = Number(process.env.CHAOS_KILLS ?? 200);
const broadcastCount = Number(process.env.CHAOS_BROADCASTS ?? 40);
const groupCount = Number(process.env.CHAOS_GROUPS ?? 25);
const seed = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const random = seededRandom(seed);
/** The fastest that the app accepts: with the caps of a day over in seconds. */
const clockSpeed = 10_000;

const nonces = Array.from({ length: broadcastCount }, (_, index) => makeNonce(index));
const cancelled = new Set(nonces.filter((_, index) => index % 13 === 6));
const groups = Array.from({ length: groupCount }, (_, index) => ({
  name: `Grupo ${String(index + 1).padStart(2, '0')}`,
  members: 2 + (index % 3),
  devicesPerMember: [1, 2] as const,
  addressing: index % 5 === 4 ? ('phone-number' as const) : ('lid' as const),
}));
const groupNames = groups.map(({ name }) => name);

say(`${killCount} kills, ${broadcastCount} broadcasts to ${groupCount} groups, seed ${seed}`);
const startedAt = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'promo-kill-'));
const box = await startBoxProcess({ groups, refreshesPerPairing: 0 });
const keeper = createShopKeeper({ box, groupNames, nonces, cancelled });
const deaths: Death[] = [];
const plan = {
  ...{ box, keeper, groupCount, killCount, random },
  app: { folder, server: box.address, clockSpeed },
  deliveryCount: broadcastCount * groupCount,
  onDeath(death: Death, number: number) {
    deaths.push(death);
    if (number % 10 === 0 || number === killCount) tellProgress(number, death);
  },
};

try {
  const first = startRunningApp(plan.app);
  await keeper.link(first);
  await first.quit();
  const last = await runLives(plan);
  const end = await liveToTheEnd(plan, last);
  process.exitCode = await report(end);
} finally {
  await box.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

async function report(end: Awaited<ReturnType<typeof liveToTheEnd>>): Promise<number> {
  const record = await box.record();
  const onDevices = await judgeEnd(box, end.disk, groupNames);
  const violations = await box.violations();
  const unknown = followUnknown();
  const takenIds = new Set(record.map(({ messageId }) => messageId));
  const finals = new Map(end.disk.deliveries.map((delivery) => [delivery.id as string, delivery]));
  const isTaken = (id: string) => takenIds.has(finals.get(id)?.messageId ?? '');
  const isAnswered = (id: string) => keeper.answered.sentAgain.has(id) || keeper.answered.left.has(id);
  const taken = [...unknown.keys()].filter((id) => isTaken(id) && !isAnswered(id));
  const notAlone = taken.filter((id) => finals.get(id)?.state !== 'sent');

  const states = Object.entries(Object.groupBy(deaths, ({ state }) => state));
  say(`kills by state: ${states.map(([state, each]) => `${state} ${each?.length}`).join(', ')}`);
  say(
    `unknown: ${unknown.size}, settled alone: ${taken.length - notAlone.length}, answered "send again": ` +
      `${keeper.answered.sentAgain.size}, answered "leave": ${keeper.answered.left.size}`,
  );
  say(`final states: ${countStates(end.disk.deliveries.map(({ state }) => state))}`);
  say(`raw same-id repeats: ${countRepeats(record)}`);
  say(`devices and texts compared: ${onDevices.lookedAt}`);
  say(`whole run: ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
  for (const violation of new Set(violations)) say(`against the protocol: ${violation}`);

  const settleMs = Math.max(0, end.unsettledAfterMs, ...[...unknown.values()]);
  return printReport(`kill (seed ${seed})`, [
    count('kills that were not made', killCount - deaths.length),
    count('sent, but not acknowledged by the server', worst('sentWithoutAck')),
    count('waiting, cancelled or left, but at the server', worst('keptBackButTaken')),
    count('more than one on its way at a kill', worst('sendingTogether')),
    count('unknown that was not on its way at a kill', worst('unknownWithoutSending')),
    count('broadcasts written by halves', worst('notWhole')),
    count('the same text in a group under two ids', worst('underTwoIds')),
    count('unknown at the server that did not settle alone', notAlone.length),
    {
      what: 'longest that such a one stayed unknown, connected',
      unit: 's',
      ours: [settleMs / 1_000],
      bar: { atMost: 60 },
    },
    count('deliveries without an end', onDevices.unfinished),
    count('broadcasts that were never started', keeper.hasStartedAll(end.disk) ? 0 : 1),
    count('texts on devices: missing, twice, or too many', onDevices.wrongOnDevices),
    count('against the protocol', violations.length),
  ]);
}

/**
 * Every delivery that a kill left on its way, and that the next start therefore could not know, with the connected time
 * in which it certainly stayed unknown although it is at the server.
 */
function followUnknown(): Map<string, number> {
  const connectedMs = new Map<string, number>();
  for (const { disk, record, connectedMs: lifeMs } of deaths) {
    const taken = new Set(record.map(({ messageId }) => messageId));
    for (const { id, state, messageId } of disk.deliveries) {
      const known = connectedMs.get(id);
      if (state === 'unknown' && taken.has(messageId)) connectedMs.set(id, (known ?? 0) + lifeMs);
      else if (known === undefined && ['unknown', 'sending'].includes(state)) connectedMs.set(id, 0);
    }
  }
  return connectedMs;
}

function worst(fault: keyof Faults): number {
  return deaths.reduce((sum, { faults }) => sum + faults[fault], 0);
}

function count(what: string, value: number): Measured {
  return { what, unit: '', ours: [value], bar: { atMost: 0 } };
}

function tellProgress(number: number, { disk }: Death): void {
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
  say(`kill ${number} after ${seconds} s: ${countStates(disk.deliveries.map(({ state }) => state))}`);
}

function countStates(states: readonly string[]): string {
  const counts = Object.entries(Object.groupBy(states, (state) => state));
  return counts.map(([state, each]) => `${state} ${each?.length}`).join(', ') || 'nothing yet';
}

function makeNonce(index: number): string {
  return `${index}-${Math.floor(random() * 2 ** 48).toString(16)}.`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
