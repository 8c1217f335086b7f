import { setTimeout as sleep } from 'node:timers/promises';
import type { PracticePhone } from '../../../main/practice/practice-box.ts';
import type { AskedApp } from './running-app.ts';

const lookEveryMs = 50;

/** Waits until the app is connected, and scans each QR that it shows. @returns how many those were */
export async function linkApp(app: AskedApp, phone: PracticePhone): Promise<number> {
  let scanned = '';
  for (let qrCount = 0; ; ) {
    const connection = await app.read('connection');
    if (connection.kind === 'connected') return qrCount;
    if (connection.kind === 'waiting-for-scan' && connection.qr.text !== scanned) {
      scanned = connection.qr.text;
      qrCount += 1;
      await phone.scanQr(scanned);
    }
    await sleep(lookEveryMs);
  }
}

/** Waits until the app knows groups of all these names. @returns their ids in the app, in this order */
export async function untilGroups(app: AskedApp, names: readonly string[]) {
  for (;;) {
    const { groups } = await app.read('groups');
    const ids = names.map((name) => groups.find((group) => group.name === name)?.id);
    const known = ids.filter((id) => id !== undefined);
    if (known.length === names.length) return known;
    await sleep(lookEveryMs);
  }
}
