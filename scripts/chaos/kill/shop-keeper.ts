import { setTimeout as sleep } from 'node:timers/promises';
import type { PracticeBox, TakenMessage } from '../../../main/practice/practice-box.ts';
import { linkApp, untilGroups } from '../../measure/app/link-app.ts';
import type { RunningApp } from '../../measure/app/running-app.ts';
import { startPromo } from '../../measure/app/start-promo.ts';
import type { Disk, DiskDelivery } from './read-disk.ts';

/** The person at the window: links, starts broadcasts, cancels a few, answers what is unknown. */
export interface ShopKeeper {
  /** Scans the QR until it is linked and all groups are there. */
  link(app: RunningApp): Promise<void>;
  /** Does what there is to do, from what the last kill has left; goes on until the app is gone. */
  work(app: RunningApp, disk: Disk, record: readonly TakenMessage[]): Promise<void>;
  /** Answers these unknown deliveries, half *send again*, half *leave it*, in turns. */
  answer(app: RunningApp, unknown: readonly DiskDelivery[]): Promise<void>;
  /** Whether every broadcast is on this disk. */
  hasStartedAll(disk: Disk): boolean;
  readonly answered: { readonly sentAgain: ReadonlySet<string>; readonly left: ReadonlySet<string> };
}

export interface ShopKeeperPlan {
  readonly box: PracticeBox;
  readonly groupNames: readonly string[];
  /** One for each broadcast: its promo's text holds it, and no other text does. */
  readonly nonces: readonly string[];
  /** Broadcasts that are cancelled while they are under way. */
  readonly cancelled: ReadonlySet<string>;
}

/** While fewer deliveries than these wait, the next broadcast is started. */
const fewWaiting = 30;
const lookEveryMs = 50;

export function createShopKeeper({ box, groupNames, nonces, cancelled }: ShopKeeperPlan): ShopKeeper {
  const sentAgain = new Set<string>();
  const left = new Set<string>();
  const hasCancelled = new Set<string>();

  const isOnDisk = (disk: Disk, nonce: string) =>
    [...disk.texts.values()].some((text) => text.includes(nonce));

  async function untilConnected(app: RunningApp): Promise<void> {
    while ((await app.read('connection')).kind !== 'connected') await sleep(lookEveryMs);
  }

  /** The product is made anew when the app was killed before its broadcast was written down. */
  async function start(app: RunningApp, nonce: string): Promise<void> {
    await startPromo(app, `Queijo ${nonce}`, await untilGroups(app, groupNames));
  }

  async function cancelSome(app: RunningApp, disk: Disk): Promise<void> {
    for (const [id, text] of disk.texts) {
      const nonce = [...cancelled].find((each) => text.includes(each));
      if (nonce === undefined || hasCancelled.has(nonce)) continue;
      const own = disk.deliveries.filter(({ broadcastId }) => broadcastId === id);
      if (!own.some(({ state }) => state === 'sent')) continue;
      await app.call('broadcasts.cancel', { id });
      hasCancelled.add(nonce);
    }
  }

  async function answer(app: RunningApp, unknown: readonly DiskDelivery[]): Promise<void> {
    for (const { id: deliveryId, broadcastId: id } of unknown) {
      const isAgain = sentAgain.size <= left.size;
      await app.call('broadcasts.answerUnknown', {
        ...{ id, deliveryId, answer: isAgain ? 'send-again' : 'leave' },
      });
      (isAgain ? sentAgain : left).add(deliveryId);
    }
  }

  return {
    async link(app) {
      await linkApp(app, box.phone);
      await untilGroups(app, groupNames);
    },

    async work(app, disk, record) {
      await untilConnected(app);
      await cancelSome(app, disk);
      const isTaken = new Set(record.map(({ messageId }) => messageId));
      await answer(
        app,
        disk.deliveries.filter(({ state, messageId }) => state === 'unknown' && !isTaken.has(messageId)),
      );
      let waitingCount = disk.deliveries.filter(({ state }) => state === 'waiting').length;
      for (const nonce of nonces) {
        if (isOnDisk(disk, nonce)) continue;
        if (waitingCount >= fewWaiting) return;
        await start(app, nonce);
        waitingCount += groupNames.length;
      }
    },

    answer,
    hasStartedAll: (disk) => nonces.every((nonce) => isOnDisk(disk, nonce)),
    answered: { sentAgain, left },
  };
}
