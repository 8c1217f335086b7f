import { setTimeout as sleep } from 'node:timers/promises';
import type { PracticeBox, TakenMessage } from '../../../main/practice/practice-box.ts';
import { type AppPlan, type RunningApp, startRunningApp } from '../../measure/app/running-app.ts';
import { classifyKill, type Faults, judgeKill, type KillState } from './judge.ts';
import { type Disk, readDisk } from './read-disk.ts';
import type { ShopKeeper } from './shop-keeper.ts';

/** What was found after one kill. */
export interface Death {
  readonly disk: Disk;
  readonly record: readonly TakenMessage[];
  readonly state: KillState;
  readonly faults: Faults;
  /** How long the app was connected in this life, at most. */
  readonly connectedMs: number;
}

export interface LivesPlan {
  readonly app: AppPlan;
  readonly box: PracticeBox;
  readonly keeper: ShopKeeper;
  readonly groupCount: number;
  readonly deliveryCount: number;
  readonly killCount: number;
  /** A number from 0 to 1. */
  readonly random: () => number;
  readonly onDeath: (death: Death, number: number) => void;
}

const lookEveryMs = 5;
/** No life is longer, whatever it was aimed at. */
const longestLifeMs = 30_000;
/** About what a start takes until it is connected; kills at any moment of it come too. */
const startMs = 2_500;
/** A kill within a start instead of during the sending, in so many of the lives. */
const shareOfStarts = 0.2;
/** About one message and the pause after it. */
const sendMs = 80;

/** Starts the app and kills it, again and again, at instants that chance picks. @returns the last death */
export async function runLives(plan: LivesPlan): Promise<Death | undefined> {
  let last: Death | undefined;
  for (let number = 1; number <= plan.killCount; number += 1) {
    last = await liveOnce(plan, last, number);
    plan.onDeath(last, number);
  }
  return last;
}

async function liveOnce(plan: LivesPlan, before: Death | undefined, number: number): Promise<Death> {
  const { box, keeper, app: appPlan } = plan;
  const disk = before?.disk ?? readDisk(appPlan.folder);
  const app = startRunningApp(appPlan);
  const life = watchLife(box);
  const work = keeper.work(app, disk, before?.record ?? []).catch(onlyWhenKilled);
  await untilAim(plan, disk, number, life);
  await app.kill();
  const failure = await work;
  life.stop();
  while ((await box.server.connectionCount()) > 0) await sleep(lookEveryMs);
  if (failure) throw failure;
  const after = readDisk(appPlan.folder);
  const record = await box.record();
  return {
    ...{ disk: after, record, connectedMs: life.connectedMs() },
    state: classifyKill(after, record, life.connectedMs() > 0),
    faults: judgeKill(after, disk, record, plan.groupCount),
  };
}

/** What the person did is cut short by most kills; anything else is a fault of the run itself. */
function onlyWhenKilled(error: unknown): Error | undefined {
  const isKill = error instanceof Error && /the app has ended|the program ended/.test(error.message);
  return isKill ? undefined : error instanceof Error ? error : new Error(String(error));
}

interface Life {
  /** Messages that reached the server in it. */
  sentCount(): number;
  /** Since the first connection of this life, in milliseconds; 0 before. */
  connectedMs(): number;
  stop(): void;
}

function watchLife(box: PracticeBox): Life {
  let connectedAt: number | undefined;
  let stoppedAt: number | undefined;
  let first: number | undefined;
  let count = 0;

  async function watch(): Promise<void> {
    while (stoppedAt === undefined) {
      const [messages, connections] = await Promise.all([
        box.server.countQueries('message'),
        box.server.connectionCount(),
      ]);
      first ??= messages;
      count = messages - first;
      if (connections > 0) connectedAt ??= performance.now();
      await sleep(lookEveryMs);
    }
  }
  void watch();

  return {
    sentCount: () => count,
    connectedMs: () => (connectedAt === undefined ? 0 : (stoppedAt ?? performance.now()) - connectedAt),
    stop() {
      stoppedAt = performance.now();
    },
  };
}

/** Waits for an instant that chance picks: within the start, or after some messages and a moment more. */
async function untilAim(plan: LivesPlan, disk: Disk, number: number, life: Life): Promise<void> {
  const { random } = plan;
  if (random() < shareOfStarts) {
    await sleep(random() * startMs);
    return;
  }
  const openCount = plan.deliveryCount - disk.deliveries.filter(({ state }) => isDone(state)).length;
  const livesLeft = (plan.killCount - number + 1) * (1 - shareOfStarts);
  // One more goes out, as a rule, before the kill comes.
  const aim = Math.floor(random() * 2 * Math.max(0, openCount / livesLeft - 1));
  const deadline = performance.now() + longestLifeMs;
  while (life.sentCount() < aim && performance.now() < deadline) await sleep(lookEveryMs);
  if (aim === 0) while (life.connectedMs() === 0 && performance.now() < deadline) await sleep(lookEveryMs);
  await sleep(random() * (aim === 0 ? 6 : 2) * sendMs);
}

function isDone(state: string): boolean {
  return state !== 'waiting' && state !== 'sending' && state !== 'unknown';
}

/** The life after the last kill: it goes on until nothing waits any more and nothing is unknown. */
export async function liveToTheEnd(
  plan: LivesPlan,
  last: Death | undefined,
): Promise<{ readonly disk: Disk; readonly unsettledAfterMs: number }> {
  const { box, keeper, app: appPlan } = plan;
  const app = startRunningApp(appPlan);
  const life = watchLife(box);
  let unsettledAfterMs = 0;
  const work = workToTheEnd(app, plan, last);
  let failure: unknown;
  work.catch((error) => {
    failure = error;
  });
  for (;;) {
    await sleep(250);
    if (failure !== undefined) throw failure;
    const disk = readDisk(appPlan.folder);
    const taken = new Set((await box.record()).map(({ messageId }) => messageId));
    const unknown = disk.deliveries.filter(({ state }) => state === 'unknown');
    if (unknown.some(({ messageId }) => taken.has(messageId))) unsettledAfterMs = life.connectedMs();
    else if (life.connectedMs() > answerAfterMs) await keeper.answer(app, unknown);
    const isOver =
      keeper.hasStartedAll(disk) && disk.deliveries.every(({ state }) => isDone(state) || state === 'failed');
    if (isOver || life.connectedMs() > longestEndMs) break;
  }
  await work;
  await app.quit();
  life.stop();
  return { disk: readDisk(appPlan.folder), unsettledAfterMs };
}

/** What settles by itself gets this time for it before the person is asked. */
const answerAfterMs = 10_000;
const longestEndMs = 600_000;

/** Starts what is not started yet, as soon as little waits. */
async function workToTheEnd(app: RunningApp, plan: LivesPlan, last: Death | undefined): Promise<void> {
  let record = last?.record ?? [];
  for (;;) {
    const disk = readDisk(plan.app.folder);
    await plan.keeper.work(app, disk, record);
    if (plan.keeper.hasStartedAll(readDisk(plan.app.folder))) return;
    await sleep(250);
    record = await plan.box.record();
  }
}
