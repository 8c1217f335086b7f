import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import pino from 'pino';
import { systemChance } from '../../../main/system/chance.ts';
import { systemClock } from '../../../main/system/clock.ts';
import { nameGroup } from '../../../main/whatsapp/baileys/name-chat.ts';
import { openWhatsApp } from '../../../main/whatsapp/baileys/open-whatsapp.ts';
import { createBreathe } from '../../../main/whatsapp/breathe.ts';
import { type KeyStore, openKeyStore } from '../../../main/whatsapp/key-store/key-store.ts';
import type { ReadyMessage } from '../../../main/whatsapp/whatsapp.ts';
import type { Client, ClientPlan } from './client.ts';

/** The app's own adapter with its sealed key store, as `main/choose-whatsapp.ts` puts it together. */
export function createOurClient({ box, groupJid, folder }: ClientPlan): Client {
  const breathe = createBreathe(() => performance.now());
  const sent = new Map<string, ReadyMessage>();
  let keyBytes = 0;
  const store = openKeyStore(join(folder, 'whatsapp.db'), randomBytes(32), breathe);
  const keys: KeyStore = {
    ...store,
    write(changes) {
      for (const key of Object.values(changes['sender-key'] ?? {})) keyBytes = (key as Buffer)?.length ?? 0;
      return store.write(changes);
    },
  };
  const whatsapp = openWhatsApp({
    clock: systemClock,
    chance: systemChance,
    log: pino({ level: 'silent' }),
    keys,
    readSentMessage(id, destination) {
      const message = sent.get(id);
      return isDeepStrictEqual(message?.destination, destination) ? message?.bytes : undefined;
    },
    trust: box,
  });

  return {
    async link(showQr) {
      whatsapp.on('connection', (connection) => {
        if (connection.kind === 'waiting-for-scan') showQr(connection.qr.text);
      });
      const listed = new Promise<void>((resolve) => {
        whatsapp.on('groups', (groups) => groups.length > 0 && resolve());
      });
      await whatsapp.connect();
      await listed;
    },
    async post(text) {
      const promo = await whatsapp.preparePromo({ text, photo: null });
      const message = whatsapp.addressPromo(promo, { kind: 'group', id: nameGroup(groupJid, keys) });
      sent.set(message.id, message);
      const outcome = await whatsapp.post(message);
      if (outcome.kind !== 'sent') throw new Error(`ours was not sent: ${outcome.kind}`);
    },
    readKeyBytes: () => keyBytes,
  };
}
