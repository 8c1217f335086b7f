import type { WASocket } from '@whiskeysockets/baileys';
import type { Connection } from '../../../shared/connection.ts';
import type { WhatsApp, WhatsAppEvents } from '../whatsapp.ts';
import { createAcks } from './acks.ts';
import { refuseForeignTrust } from './allowed-hosts.ts';
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
import { readReceipts } from './read-receipts.ts';
import { createRepairs } from './repairs.ts';

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

  const book = createGroupBook({
    ...{ names, clock, queryMs, refreshMs: timeouts.groupRefreshMs },
    onChange: (groups) => events.emit('groups', groups),
  });

  const engine = createEngineLoader({ ...needs, readGroup: book.readFresh }, timeouts);

  const outgoing = createOutgoing({
    ...{ clock, handOverMs },
    acks: createAcks({ clock, ackMs, onLateAck: (ack) => events.emit('lateAck', ack) }),
    async onBegin(sock, address) {
      engine.read()?.beginMessage();
      if (!isGroup(address)) return;
      await renewKeyIfUnfinished(sock, keys, address);
      await markUnfinished(keys, address);
    },
    onNotSent: async (address) => (isGroup(address) ? unmarkUnfinished(keys, address) : undefined),
    onOutdated(address) {
      book.markStale(address);
      engine.read()?.forgetDevices();
    },
    onStuck: () => link.renew(),
  });

  const link = createLink({
    ...{ clock, chance, log, keys, timeouts },
    load: engine.load,
    show(next) {
      connection = next;
      events.emit('connection', next);
    },
    onOpen(sock, settled) {
      line = sock;
      outgoing.attach(sock, settled);
      book.attach(sock, settled);
      listenForReceipts(sock);
    },
    onEnd() {
      line = undefined;
      outgoing.detach();
      book.detach();
    },
  });

  function listenForReceipts(sock: WASocket): void {
    const own = { id: sock.user?.id ?? '', lid: sock.user?.lid };
    const hashPerson = (user: string) => keys.hash('person', user);
    sock.ws.on('CB:receipt', (node) => {
      for (const receipt of readReceipts(node, own, hashPerson, clock.now())) events.emit('receipt', receipt);
    });
  }

  return {
    get connection() {
      return connection;
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
    ...createRepairs({
      ...{ clock, names, queryMs },
      readLine: () => line,
      async renewLine() {
        if (line === undefined) await link.connect();
        else link.renew();
      },
      async refreshGroup(address) {
        engine.read()?.forgetDevices();
        await book.refresh(address);
      },
      onHealing: (kind, groupId) => events.emit('healing', { kind, groupId, at: clock.now() }),
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
