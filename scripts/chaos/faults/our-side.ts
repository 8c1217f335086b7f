import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBoxProcess } from '../../../main/practice/start-box-process.ts';
import { usualTimeouts } from '../../../main/whatsapp/baileys/needs.ts';
import type { BroadcastId } from '../../../shared/broadcasts.ts';
import { openDeliveries } from '../../measure/app/deliveries.ts';
import { linkApp, untilGroups } from '../../measure/app/link-app.ts';
import { type StartApp, startRunningApp } from '../../measure/app/running-app.ts';
import { readOwnDevice, withShopKeys } from '../../measure/app/shop-keys.ts';
import { startPromo } from '../../measure/app/start-promo.ts';
import { endPauseByWhatsApp, failKeyCommits, isPausedByWhatsApp } from './behind-its-back.ts';
import { questionMs, type Side } from './side.ts';
import { until } from './until.ts';

/** So fast that even the caps of a day are over in seconds; of the link so fast that a question waits as stock's does. */
const speeds = { clockSpeed: 10_000, linkSpeed: usualTimeouts.questionMs / questionMs };

/**
 * The app itself, with its window and its outbox: asked through its window's bridge, quit and started again, and its
 * files changed behind its back.
 */
export async function openOurSide(start: StartApp = startRunningApp): Promise<Side> {
  const box = await startBoxProcess({ groups: [], refreshesPerPairing: 0, isBlind: true });
  const folder = mkdtempSync(join(tmpdir(), 'promo-faults-'));
  const startApp = () => start({ folder, server: box.address, ...speeds });
  const broadcasts = new Map<string, BroadcastId>();
  let app = startApp();
  let qrCount = 0;
  await linkApp(app, box.phone);
  const deliveries = openDeliveries(join(folder, 'shop.db'));

  const isConnected = async () => {
    qrCount += await linkApp(app, box.phone);
  };

  /** As a person does who wants it to go: the first time, and when it did not. */
  async function startOrRepeat(groupName: string, id: string, text: string): Promise<BroadcastId> {
    const known = broadcasts.get(id);
    if (known === undefined) {
      const { broadcastId } = await startPromo(app, text, await untilGroups(app, [groupName]));
      broadcasts.set(id, broadcastId);
      return broadcastId;
    }
    if (deliveries.firstOf(known)?.state === 'failed')
      await app.call('broadcasts.repeatFailed', { id: known });
    return known;
  }

  return {
    name: 'ours',
    box,
    me: await readOwnDevice(folder),
    async meet({ name }) {
      await untilGroups(app, [name]);
    },
    async post({ name }, id, text) {
      await isConnected();
      const triesBefore = readTries(id);
      const broadcastId = await startOrRepeat(name, id, text);
      await until('the outbox has done what it can', () => isOver(broadcastId));
      const delivery = deliveries.firstOf(broadcastId);
      if (delivery === undefined) throw new Error('the app has lost a broadcast');
      const { messageId, state, tryCount } = delivery;
      return {
        messageId,
        isTaken: state === 'sent' || state === 'unknown',
        tryCount: tryCount - triesBefore,
      };
    },
    edit: (rows) => withShopKeys(folder, ({ write }) => write(rows)),
    loseAllKeys: () =>
      withShopKeys(folder, async ({ readLogin, erase, writeLogin }) => {
        const login = readLogin();
        await erase();
        writeLogin(login);
      }),
    failCommits: async (isFailing) => failKeyCommits(folder, isFailing),
    disconnect: () => app.quit(),
    async connect() {
      app = startApp();
      await isConnected();
    },
    countQrs: () => qrCount,
    async stop() {
      deliveries.close();
      await app.quit();
      await box.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };

  function readTries(id: string): number {
    const known = broadcasts.get(id);
    return (known && deliveries.firstOf(known)?.tryCount) ?? 0;
  }

  /** It tries by itself again and again. */
  async function isOver(id: BroadcastId): Promise<boolean> {
    const state = deliveries.firstOf(id)?.state;
    if (state === 'waiting' && isPausedByWhatsApp(folder)) await passPause();
    return state !== 'waiting' && state !== 'sending';
  }

  /** The computer is off until the pause that WhatsApp asked for is over, which is at once. */
  async function passPause(): Promise<void> {
    await app.quit();
    await endPauseByWhatsApp(folder);
    app = startApp();
    await isConnected();
  }
}
