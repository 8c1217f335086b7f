import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { BoxAddress, BoxOptions, GroupPlan, PracticeBox } from '../../main/practice/practice-box.ts';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { captureConsole } from '../../main/system/capture-console.ts';
import { systemChance } from '../../main/system/chance.ts';
import { systemClock } from '../../main/system/clock.ts';
import type { Log } from '../../main/system/log.ts';
import type { Timeouts } from '../../main/whatsapp/baileys/needs.ts';
import { openWhatsApp } from '../../main/whatsapp/baileys/open-whatsapp.ts';
import { createBreathe } from '../../main/whatsapp/breathe.ts';
import { type KeyStore, openKeyStore } from '../../main/whatsapp/key-store/key-store.ts';
import type { MessageId, ReadSentMessage, ReadyMessage, WhatsApp } from '../../main/whatsapp/whatsapp.ts';
import type { Destination } from '../../shared/broadcasts.ts';
import { silentLog } from '../fakes/log.ts';
import type { World } from './world.ts';

/** One of each kind of address, some of the people with a second device. */
export const twoGroups: readonly GroupPlan[] = [
  { name: 'Clientes', members: 4, devicesPerMember: [1, 2] },
  { name: 'Vizinhas', members: 3, addressing: 'phone-number' },
];

export interface BoxWorldPlan extends BoxOptions {
  readonly timeouts?: Partial<Timeouts>;
  readonly log?: Log;
  /** Puts something in front of the key store. */
  readonly wrapKeys?: (keys: KeyStore) => KeyStore;
  /** Where the sent messages are found; in memory when missing. */
  readonly readSentMessage?: ReadSentMessage;
  /** The key of the key store; a random one when missing. */
  readonly masterKey?: Uint8Array;
  readonly openKeys?: typeof openKeyStore;
  /** What the app trusts for uploads, if not what the box says. */
  readonly mediaCa?: string;
}

/** The adapter as shipped, with a box in a process of its own at the other side. */
export interface BoxWorld extends World {
  readonly box: PracticeBox;
  readonly folder: string;
  /** Ends this start of the app and makes the next one, over the same files. */
  restart(betweenThem?: () => void): Promise<WhatsApp>;
  /** Another link, with files of its own, to another server. */
  openOn(address: BoxAddress): WhatsApp;
}

const quickTimeouts: Partial<Timeouts> = { settleMs: 0, groupRefreshMs: 20 };

export async function startBoxWorld(plan: BoxWorldPlan): Promise<BoxWorld> {
  const { timeouts, log = silentLog, wrapKeys = (keys: KeyStore) => keys, mediaCa, ...others } = plan;
  const {
    readSentMessage = readKept,
    masterKey = randomBytes(32),
    openKeys = openKeyStore,
    ...boxOptions
  } = others;
  const box = await startBoxProcess(boxOptions);
  const giveConsoleBack = captureConsole(silentLog);
  const folder = mkdtempSync(join(tmpdir(), 'promo-world-'));
  const kept = new Map<MessageId, ReadyMessage>();

  function readKept(id: MessageId, destination: Destination): Uint8Array | undefined {
    const message = kept.get(id);
    return isDeepStrictEqual(message?.destination, destination) ? message?.bytes : undefined;
  }

  const openIn = (file: string, trust: BoxAddress): WhatsApp =>
    openWhatsApp({
      clock: systemClock,
      chance: systemChance,
      log,
      keys: wrapKeys(
        openKeys(
          join(folder, file),
          masterKey,
          createBreathe(() => performance.now()),
        ),
      ),
      readSentMessage,
      trust,
      timeouts: { ...quickTimeouts, ...timeouts },
    });
  const open = () => openIn('whatsapp.db', { ...box.address, ...(mediaCa !== undefined && { mediaCa }) });
  let whatsapp = open();

  return {
    box,
    folder,
    get whatsapp() {
      return whatsapp;
    },
    phone: box.phone,
    server: box.server,
    group: box.group,
    takeViolations: box.takeViolations,
    keep: (message) => void kept.set(message.id, message),
    async restart(betweenThem) {
      await whatsapp.close();
      betweenThem?.();
      whatsapp = open();
      return whatsapp;
    },
    openOn: (address) => openIn('other.db', address),
    async stop() {
      await whatsapp.close();
      await box.stop();
      giveConsoleBack();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
