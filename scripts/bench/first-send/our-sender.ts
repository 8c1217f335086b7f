import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { systemChance } from '../../../main/system/chance.ts';
import { systemClock } from '../../../main/system/clock.ts';
import { openWhatsApp } from '../../../main/whatsapp/baileys/open-whatsapp.ts';
import { createBreathe } from '../../../main/whatsapp/breathe.ts';
import { openKeyStore } from '../../../main/whatsapp/key-store/key-store.ts';
import type { Plan, Sender } from './sender.ts';

/** The app's own adapter with its sealed key store, as `main/choose-whatsapp.ts` puts it together. */
export function createOurSender({ box, folder }: Plan): Sender {
  const breathe = createBreathe(() => performance.now());
  const sent = new Map<string, Uint8Array>();
  const whatsapp = openWhatsApp({
    clock: systemClock,
    chance: systemChance,
    log: pino({ level: 'silent' }),
    keys: openKeyStore(join(folder, 'whatsapp.db'), randomBytes(32), breathe),
    readSentMessage: (id) => sent.get(id),
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
      await sleep(settleMs);
    },
    async post(text) {
      const [group] = await whatsapp.listGroups();
      if (group === undefined) throw new Error('the group is not there');
      const promo = await whatsapp.preparePromo({ text, photo: null });
      const message = whatsapp.addressPromo(promo, { kind: 'group', id: group.id });
      sent.set(message.id, message.bytes);
      const outcome = await whatsapp.post(message);
      if (outcome.kind !== 'sent') throw new Error(`ours was not sent: ${outcome.kind}`);
    },
  };
}

/** The queue starts 5 s after the link is open; both sides are given the same time. */
const settleMs = 5_000;
