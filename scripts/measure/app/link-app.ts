import { setTimeout as sleep } from 'node:timers/promises';
import type { PracticePhone } from '../../../main/practice/practice-box.ts';
import type { GroupId } from '../../../shared/groups.ts';
import type { AskedApp } from './running-app.ts';

const lookEveryMs = 50;
const patienceMs = 90_000;

/**
 * Waits until the app is connected, and scans each QR that it shows.
 * @returns how many those were
 * @throws Error when that has not come about in a minute and a half
 */
export async function linkApp(app: AskedApp, phone: PracticePhone): Promise<number> {
  let [scanned, qrCount] = ['', 0];
  await untilThere('the app is connected', async () => {
    const connection = await app.read('connection');
    if (connection.kind === 'waiting-for-scan' && connection.qr.text !== scanned) {
      scanned = connection.qr.text;
      qrCount += 1;
      await phone.scanQr(scanned);
    }
    return connection.kind === 'connected' || undefined;
  });
  return qrCount;
}

/**
 * Waits until the app knows groups of all these names.
 * @returns their ids in the app, in this order
 * @throws Error when that has not come about in a minute and a half
 */
export function untilGroups(app: AskedApp, names: readonly string[]): Promise<readonly GroupId[]> {
  return untilThere('the app knows its groups', async () => {
    const { groups } = await app.read('groups');
    const known = names.flatMap((name) => groups.find((group) => group.name === name)?.id ?? []);
    return known.length === names.length ? known : undefined;
  });
}

async function untilThere<Value>(what: string, look: () => Promise<Value | undefined>): Promise<Value> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(lookEveryMs)) {
    const value = await look();
    if (value !== undefined) return value;
  }
  throw new Error(`It never came about that ${what}`);
}
