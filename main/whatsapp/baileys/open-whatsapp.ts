import type { WASocket } from '@whiskeysockets/baileys';
import type { Connection } from '../../../shared/connection.ts';
import type { WhatsApp, WhatsAppEvents } from '../whatsapp.ts';
import { createAcks } from './acks.ts';
import { refuseForeignTrust } from './allowed-hosts.ts';
import { explainRefusal } from './decide-outcome.ts';
import { createEngineLoader } from './engine.ts';
import { createEvents } from './events.ts';
import { createGroupBook } from './group-book.ts';
import { markUnfinished, renewKeyIfUnfinished, unmarkUnfinished } from './group-key.ts';
import { createGroupNames } from './group-names.ts';
import { createLink } from './link.ts';
import { usualTimeouts, type WhatsAppNeeds } from './needs.ts';
import { createOutgoing } from './outgoing.ts';
import { createPosting } from './posting.ts';
import { readPhoneNumber } from './read-phone-number.ts';
import { tellArrivals } from './tell-arrivals.ts';

/**
 * WhatsApp through Baileys. Nothing is loaded or opened before `connect` or `pairByCode`.
 * @throws AppError `server-not-trusted` when `trust` names a server that is not on this computer
 */
export function openWhatsApp(needs: WhatsAppNeeds): WhatsApp {
  refuseForeignTrust(needs.trust);
  const { clock, chance, log, keys } = needs;
  const timeouts = { ...usualTimeouts, ...needs.timeouts };
  const { handOverMs, ackMs, queryMs } = timeouts;
  const events = createEvents<WhatsAppEvents>((error) => log.error({ err: error }, 'a listener failed'));
  const names = createGroupNames(keys, log);
  let connection: Connection = { kind: 'off' };
  let line: WASocket | undefined;
  let isSettled = false;

  const book = createGroupBook({
    ...{ names, clock, queryMs, refreshMs: timeouts.groupRefreshMs },
    onChange: (groups) => events.emit('groups', groups),
  });

  const engine = createEngineLoader({ ...needs, readGroup: book.readFresh }, timeouts);

  const outgoing = createOutgoing({
    ...{ clock, handOverMs },
    acks: createAcks({
      ...{ clock, ackMs },
      onLateAck: (ack) => events.emit('lateAck', ack),
      onLateRefusal: (messageId, code) =>
        events.emit('lateRefusal', { messageId, reason: explainRefusal(code) }),
    }),
    async onBegin(sock, address) {
      await engine.read()?.journal.stepOver(sock);
      engine.read()?.beginMessage();
      if (!isGroup(address)) return;
      await renewKeyIfUnfinished(sock, keys, address);
      await markUnfinished(keys, address);
    },
    onSent: async (address) => (isGroup(address) ? unmarkUnfinished(keys, address) : undefined),
    onNotSent: async (address) => (isGroup(address) ? unmarkUnfinished(keys, address) : undefined),
    onOutdated(address) {
      book.markStale(address);
      engine.read()?.forgetDevices();
    },
    onStuck: () => link.renew(),
  });

  const link = createLink({
    ...{ clock, chance, log, keys, timeouts },
    load: async () => tellArrivals(await engine.load(), { clock, keys, events }),
    show(next) {
      connection = next;
      events.emit('connection', next);
    },
    onOpen(sock, settled) {
      line = sock;
      outgoing.attach(sock, settled);
      book.attach(sock, settled);
      void settled.then(() => {
        if (line !== sock) return;
        isSettled = true;
        events.emit('settled', { at: clock.now() });
      });
    },
    onEnd() {
      line = undefined;
      isSettled = false;
      outgoing.detach();
      book.detach();
    },
  });

  return {
    get connection() {
      return connection;
    },
    get isSettled() {
      return isSettled;
    },
    connect: link.connect,
    pairByCode: async (phoneNumber) => link.pairByCode(readPhoneNumber(phoneNumber)),
    disconnect: async () => link.stop(),
    unlink: link.unlink,
    listGroups: book.list,
    ...createPosting({
      ...{ clock, chance, timeouts, names, outgoing },
      readEngine: engine.read,
      readLine: () => line,
      renewLine: link.renew,
    }),
    on: events.on,
    async close() {
      link.stop();
      engine.read()?.close();
      await keys.close();
    },
  };
}

function isGroup(address: string): boolean {
  return address.endsWith('@g.us');
}
