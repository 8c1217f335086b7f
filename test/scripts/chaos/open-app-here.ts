import { join } from 'node:path';
import { openApp } from '../../../main/app.ts';
import type { PracticeBox } from '../../../main/practice/practice-box.ts';
import { captureConsole } from '../../../main/system/capture-console.ts';
import { systemChance } from '../../../main/system/chance.ts';
import { hasten, systemClock } from '../../../main/system/clock.ts';
import { openWhatsApp } from '../../../main/whatsapp/baileys/open-whatsapp.ts';
import { createBreathe } from '../../../main/whatsapp/breathe.ts';
import { openKeyStore } from '../../../main/whatsapp/key-store/key-store.ts';
import { until } from '../../../scripts/chaos/net/lose-connections.ts';
import type { NetShop } from '../../../scripts/chaos/net/net-shop.ts';
import { AppError } from '../../../shared/failure.ts';
import type { Lives } from '../../../shared/ipc/contract.ts';
import { aProduct } from '../../builders.ts';
import { silentLog } from '../../fakes/log.ts';

/** The whole app without Electron, linked to the box: what the built one does, in the process of a test. */
export async function openAppHere(folder: string, box: PracticeBox): Promise<NetShop> {
  const giveConsoleBack = captureConsole(silentLog);
  const lives = { groups: { groups: [], refreshedAt: null } } as unknown as Lives;
  let passMoment = () => {};
  const app = openApp({
    dataFolder: folder,
    clock: systemClock,
    chance: systemChance,
    log: silentLog,
    lives: {
      publish: (name, value) => void Object.assign(lives, { [name]: value }),
      read: (name) => lives[name],
      has: (name): name is keyof Lives => typeof name === 'string' && name in lives,
      stop: () => {},
    },
    settingsFile: { read: () => ({}), write: () => {} },
    systemLocale: 'pt-BR',
    decodePhoto: () => Promise.reject(new Error('there are no photos here')),
    forkReader: () => {
      throw new Error('nothing is imported here');
    },
    chooseSpreadsheet: async () => null,
    choosePhotoFolder: async () => null,
    choosePhotoFiles: async () => [],
    saveFile: async () => false,
    copyText: () => {},
    baileysVersion: '7.0.0-rc14',
    countKeys: () => null,
    openLink: async () => {},
    readAbout: () => ({}) as never,
    onMoment(listener) {
      passMoment = listener;
      return () => {};
    },
    createWhatsApp: (readSentMessage) =>
      openWhatsApp({
        clock: hasten(systemClock, 10),
        chance: systemChance,
        log: silentLog,
        keys: openKeyStore(
          join(folder, 'whatsapp.db'),
          systemChance.bytes(32),
          createBreathe(() => performance.now()),
        ),
        readSentMessage,
        trust: box.address,
      }),
    clockSpeed: 10_000,
    isPractice: true,
    practice: null,
    sampleShop: null,
  });
  await app.begin();
  let scanned = '';
  await until('it is linked and has its groups', async () => {
    const { connection } = lives;
    if (connection?.kind === 'waiting-for-scan' && connection.qr.text !== scanned) {
      scanned = connection.qr.text;
      await box.phone.scanQr(scanned);
    }
    return lives.groups.groups.length > 0;
  });

  return {
    shopFile: join(folder, 'shop.db'),
    async startBroadcast(nonce) {
      const product = aProduct({ name: `Oferta ${nonce}` });
      const { id: productId } = await app.handlers['products.save']({ product });
      const groupIds = lives.groups.groups.map(({ id }) => id);
      try {
        const promos = [{ kind: 'product', productId, templateId: null } as const];
        await app.handlers['broadcasts.start']({ promos, groupIds, toOwnChat: false, repeats: 'ask' });
      } catch (error) {
        // A promo is prepared only while there is a connection.
        if (!(error instanceof AppError && error.code === 'not-connected')) throw error;
      }
    },
    isConnected: async () => lives.connection.kind === 'connected',
    wake: async () => passMoment(),
    readHeapMb: async () => 0,
    countSockets: async () =>
      process.getActiveResourcesInfo().filter((resource) => resource === 'TCPSocketWrap').length,
    async close() {
      await app.stop();
      giveConsoleBack();
    },
  };
}
