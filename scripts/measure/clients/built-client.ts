import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PracticeBox } from '../../../main/practice/practice-box.ts';
import { firstDays } from '../../../shared/pacing/limits.ts';
import type { ProductId } from '../../../shared/products.ts';
import { openDeliveries } from '../app/deliveries.ts';
import { linkApp, untilGroups } from '../app/link-app.ts';
import { type StartApp, startRunningApp } from '../app/running-app.ts';
import { nameOwnKey, readOwnDevice, withShopKeys } from '../app/shop-keys.ts';
import { startPromo } from '../app/start-promo.ts';
import type { MeasuredClient } from './client.ts';

/** The fastest that the app accepts. */
const clockSpeed = 10_000;
/** On that clock: from then on the pace stays the same. */
const firstDaysMs = firstDays.lastMs / clockSpeed;
/** While fewer broadcasts than these wait, the next one is started. */
const fewWaiting = 10;
const lookEveryMs = 10;
/** For a message and all that is due before it. */
const patienceMs = 20_000;

/** The app itself, linked to the box. It has one product, whose promo is posted to the one group under ever new names. */
export async function startBuiltClient(
  box: PracticeBox,
  groupName: string,
  start: StartApp = startRunningApp,
): Promise<MeasuredClient> {
  const folder = mkdtempSync(join(tmpdir(), 'promo-client-'));
  const app = start({ folder, server: box.address, clockSpeed });
  await linkApp(app, box.phone);
  const linkedAt = Date.now();
  const groupIds = await untilGroups(app, [groupName]);
  const ownKey = nameOwnKey(await readOwnDevice(folder), box.group(groupName).jid, 'lid');
  const deliveries = openDeliveries(join(folder, 'shop.db'));
  let productId: ProductId | undefined;

  async function untilCount(state: 'waiting' | 'sent', isEnough: (count: number) => boolean): Promise<void> {
    let [last, lastAt] = [deliveries.count('sent'), Date.now()];
    while (!isEnough(deliveries.count(state))) {
      await sleep(lookEveryMs);
      const now = deliveries.count('sent');
      if (now !== last) [last, lastAt] = [now, Date.now()];
      if (Date.now() - lastAt > patienceMs) throw new Error('the app sends nothing any more');
    }
  }

  return {
    settle: () => sleep(Math.max(0, linkedAt + firstDaysMs - Date.now())),
    async post(texts) {
      const sentBefore = deliveries.count('sent');
      for (const text of texts) {
        await untilCount('waiting', (count) => count < fewWaiting);
        ({ productId } = await startPromo(app, text, groupIds, productId));
      }
      await untilCount('sent', (count) => count === sentBefore + texts.length);
      const own = deliveries.all().slice(-texts.length);
      return own.map(
        ({ handedOverAt, settledAt }) => (settledAt ?? Number.NaN) - (handedOverAt ?? Number.NaN),
      );
    },
    async readUsage() {
      const keys = await withShopKeys(folder, ({ read }) => read('sender-key', [ownKey]));
      return { cpuMs: app.readCpuMs(), keyBytes: (keys[ownKey] as Uint8Array | undefined)?.length ?? 0 };
    },
    async stop() {
      deliveries.close();
      await app.quit();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
