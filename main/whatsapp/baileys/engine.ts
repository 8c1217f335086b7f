import type { GroupMetadata } from '@whiskeysockets/baileys';
import NodeCache from 'node-cache';
import type { Destination } from '../../../shared/broadcasts.ts';
import { createBreathe } from '../breathe.ts';
import { createRetryAnswers, type RetryAnswers } from './answer-retries.ts';
import { createBaileysLog } from './baileys-log.ts';
import { createDeviceCache, type DeviceCache } from './device-cache.ts';
import { createReach, type Reach } from './healing/reach.ts';
import type { LoadedBaileys } from './link.ts';
import { type Baileys, loadBaileys } from './load-baileys.ts';
import type { Timeouts, WhatsAppNeeds } from './needs.ts';
import { openSocket, type SocketNeeds } from './open-socket.ts';
import { createVersionPicker } from './pick-version.ts';

/** Baileys and all that must outlive its connections. */
export interface Engine extends LoadedBaileys {
  readonly baileys: Baileys;
  readonly answers: RetryAnswers;
  readonly deviceCache: DeviceCache;
  readonly reach: Reach;
  /** Forgets whose devices are which, because WhatsApp said that we are out of date. */
  forgetDevices(): void;
  close(): void;
}

/** Loads it once, when it is first wanted. */
export interface EngineLoader {
  load(): Promise<Engine>;
  /** `undefined` before it is loaded. */
  read(): Engine | undefined;
}

export function createEngineLoader(needs: EngineNeeds, timeouts: Timeouts): EngineLoader {
  let loading: Promise<Engine> | undefined;
  let loaded: Engine | undefined;

  return {
    async load() {
      loading ??= loadEngine(needs, timeouts);
      try {
        loaded = await loading;
        return loaded;
      } catch (error) {
        loading = undefined;
        throw error;
      }
    },
    read: () => loaded,
  };
}

export interface EngineNeeds extends WhatsAppNeeds {
  readonly readGroup: (address: string) => GroupMetadata | undefined;
  readonly onFrame: SocketNeeds['onFrame'];
  /** What the app calls the chat at this address; `undefined` when it is none that it posts to. */
  readonly nameChat: (address: string) => Destination | undefined;
}

const retryCountsTtlSeconds = 60 * 60;

async function loadEngine(needs: EngineNeeds, timeouts: Timeouts): Promise<Engine> {
  const { clock, keys, trust } = needs;
  const baileys = await loadBaileys();
  const log = createBaileysLog(needs.log);
  const breathe = createBreathe(() => performance.now());
  const versions = createVersionPicker(baileys, { clock, timeoutMs: timeouts.versionMs });
  const { nameChat, readSentMessage } = needs;
  const answers = createRetryAnswers({ proto: baileys.proto, nameChat, readSentMessage });
  const deviceCache = createDeviceCache();
  // A bare NodeCache does here: this cache is only ever asked for one key at a time.
  const retryCounts = new NodeCache({ stdTTL: retryCountsTtlSeconds, useClones: false });
  const reach = createReach();

  return {
    baileys,
    answers,
    deviceCache,
    reach,
    makeLogin: baileys.initAuthCreds,
    signPreKey: baileys.signedKeyPair,
    // A box knows no versions, and must not be a reason to talk to WhatsApp.
    pickVersion: (mustBeFresh) =>
      trust === undefined
        ? versions.pick(mustBeFresh)
        : Promise.resolve(baileys.DEFAULT_CONNECTION_CONFIG.version),
    openSocket: (login, version, isForgotten) =>
      openSocket({
        ...{ baileys, login, version, keys, clock, breathe, log, trust, timeouts },
        ...{ deviceCache, retryCounts, reach, isForgotten },
        readGroup: needs.readGroup,
        onFrame: needs.onFrame,
        readMessage: answers.read,
      }),
    forgetDevices: () => void deviceCache.flushAll(),
    close() {
      deviceCache.close();
      retryCounts.close();
    },
  };
}
