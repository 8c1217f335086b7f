import { setTimeout as sleep } from 'node:timers/promises';
import type { PracticeServer } from '../../../main/practice/practice-box.ts';
import type { Deliveries } from '../../measure/app/deliveries.ts';
import { type LossKind, lose } from './losses.ts';
import type { NetShop } from './net-shop.ts';

export interface LossesNeeds {
  readonly shop: NetShop;
  readonly server: PracticeServer;
  readonly deliveries: Deliveries;
  readonly plan: readonly LossKind[];
  readonly random: () => number;
  /** Told after every loss that was survived. */
  readonly onSurvived: (count: number) => Promise<void>;
}

/** What happened while connections were lost. */
export interface LossesTold {
  readonly lostByKind: ReadonlyMap<LossKind, number>;
  /** Deliveries that became *unknown*, by the loss in which they did. */
  readonly unknownPerLoss: readonly number[];
  /** From the loss until the app was in again, in milliseconds. */
  readonly backAfterMs: readonly number[];
  /** Losses after which the box did not come to hold exactly one connection. */
  readonly notOneSocketCount: number;
  readonly wakeCount: number;
}

/** Fewer waiting deliveries than these, and the shop makes another broadcast. */
const fewWaiting = 20;
const lookMs = 20;
const betweenWakesMs = 3_000;
const patienceMs = 60_000;
const settleMs = 5_000;

/** Loses one connection after the other, always with a message on its way, and waits until the app is back. */
export async function loseConnections(needs: LossesNeeds): Promise<LossesTold> {
  const { shop, server, deliveries, plan, random } = needs;
  const seenUnknown = new Set<string>();
  const lostByKind = new Map<LossKind, number>();
  const unknownPerLoss: number[] = [];
  const backAfterMs: number[] = [];
  let notOneSocketCount = 0;
  let wakeCount = 0;
  let broadcastCount = 0;

  async function keepBusy(): Promise<void> {
    if (deliveries.count('waiting') >= fewWaiting) return;
    broadcastCount += 1;
    await shop.startBroadcast(`nonce-${broadcastCount}-${Math.floor(random() * 1e9).toString(36)}`);
  }

  async function waitForMessage(): Promise<void> {
    const before = await server.countQueries('message');
    await until('a message is on its way', async () => {
      await keepBusy();
      return (await server.countQueries('message')) > before;
    });
    // Somewhere in the pause, the questions before a message, the message, or its acknowledgement.
    await sleep(random() * 80);
  }

  function noteUnknown(): number {
    const before = seenUnknown.size;
    for (const { id, state } of deliveries.all()) if (state === 'unknown') seenUnknown.add(id);
    return seenUnknown.size - before;
  }

  /** @returns how many became unknown meanwhile */
  async function comeBack(loginsBefore: number): Promise<number> {
    let unknownCount = 0;
    let wokenAt = Number.NEGATIVE_INFINITY;
    await until('the app is back', async () => {
      unknownCount += noteUnknown();
      if ((await server.countQueries('active')) > loginsBefore) return true;
      if (performance.now() - wokenAt > betweenWakesMs && !(await shop.isConnected())) {
        wokenAt = performance.now();
        await shop.wake();
        wakeCount += 1;
      }
      return false;
    });
    return unknownCount;
  }

  for (const kind of plan) {
    await waitForMessage();
    const logins = await server.countQueries('active');
    const lostAt = performance.now();
    await lose(server, kind);
    unknownPerLoss.push(await comeBack(logins));
    backAfterMs.push(performance.now() - lostAt);
    lostByKind.set(kind, (lostByKind.get(kind) ?? 0) + 1);
    if (!(await isSoon(async () => (await server.connectionCount()) === 1))) notOneSocketCount += 1;
    await needs.onSurvived(unknownPerLoss.length);
  }
  return { lostByKind, unknownPerLoss, backAfterMs, notOneSocketCount, wakeCount };
}

async function isSoon(holds: () => Promise<boolean>): Promise<boolean> {
  for (const deadline = Date.now() + settleMs; Date.now() < deadline; await sleep(lookMs)) {
    if (await holds()) return true;
  }
  return false;
}

/** @throws Error when it has not come about in a minute */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(lookMs)) {
    if (await holds()) return;
  }
  throw new Error(`It never came about that ${what}`);
}
