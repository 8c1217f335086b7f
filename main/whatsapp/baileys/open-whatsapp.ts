import type { proto, WASocket } from '@whiskeysockets/baileys';
import type { Destination } from '../../../shared/broadcasts.ts';
import type { Connection } from '../../../shared/connection.ts';
import { AppError } from '../../../shared/failure.ts';
import type { PostOutcome, ReadyMessage, WhatsApp, WhatsAppEvents } from '../whatsapp.ts';
import { refuseForeignTrust } from './allowed-hosts.ts';
import { type Engine, loadEngine } from './engine.ts';
import { createEvents } from './events.ts';
import { createGroupBook } from './group-book.ts';
import { createLink } from './link.ts';
import type { Baileys } from './load-baileys.ts';
import { usualTimeouts, type WhatsAppNeeds } from './needs.ts';
import { createOutgoing } from './outgoing.ts';
import { addressContent, makeDeletion, makeEdit, makeMessageId, preparePromo } from './promos.ts';
import { readPhoneNumber } from './read-phone-number.ts';
import { readReceipts } from './read-receipts.ts';
import { readUser } from './read-user.ts';

/**
 * WhatsApp through Baileys. Nothing is loaded or opened before `connect` or `pairByCode`.
 * @throws AppError `server-not-trusted` when `trust` names a server that is not on this computer
 */
export function openWhatsApp(needs: WhatsAppNeeds): WhatsApp {
  refuseForeignTrust(needs.trust);
  const { clock, chance, log, keys } = needs;
  const timeouts = { ...usualTimeouts, ...needs.timeouts };
  const events = createEvents<WhatsAppEvents>();
  let connection: Connection = { kind: 'off' };
  let loading: Promise<Engine> | undefined;
  let engine: Engine | undefined;
  let line: WASocket | undefined;

  const book = createGroupBook({
    ...{ keys, clock, log, refreshMs: timeouts.groupRefreshMs },
    onChange: (groups) => events.emit('groups', groups),
  });

  const outgoing = createOutgoing({
    clock,
    ackMs: timeouts.ackMs,
    onBegin: () => engine?.beginMessage(),
    onOutdated(address) {
      book.markStale(address);
      engine?.forgetDevices();
    },
    onLateAck: (ack) => events.emit('lateAck', ack),
  });

  const link = createLink({
    ...{ clock, chance, log, keys, timeouts },
    load: loadOnce,
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

  async function loadOnce(): Promise<Engine> {
    loading ??= loadEngine({ ...needs, readGroup: book.readFresh }, timeouts);
    try {
      engine = await loading;
      return engine;
    } catch (error) {
      loading = undefined;
      throw error;
    }
  }

  function listenForReceipts(sock: WASocket): void {
    const own = { id: sock.user?.id ?? '', lid: sock.user?.lid };
    const hashPerson = (user: string) => keys.hash('person', user);
    sock.ws.on('CB:receipt', (node) => {
      for (const receipt of readReceipts(node, own, hashPerson, clock.now())) events.emit('receipt', receipt);
    });
  }

  /** @throws AppError `not-connected` */
  function needBaileys(): Baileys {
    if (engine === undefined) throw new AppError('not-connected');
    return engine.baileys;
  }

  /** @throws AppError `group-unknown`, `not-connected` */
  function readAddress(destination: Destination): string {
    if (destination.kind === 'group') return book.readAddress(destination.id);
    const user = readUser(line?.user?.id);
    if (user === undefined) throw new AppError('not-connected');
    return `${user}@s.whatsapp.net`;
  }

  async function change(
    kind: 'edit' | 'delete',
    original: ReadyMessage,
    make: (baileys: Baileys, key: proto.IMessageKey) => proto.IMessage,
  ): Promise<PostOutcome> {
    return ifAddressed(original.destination, (address) => {
      const message = make(needBaileys(), { remoteJid: address, fromMe: true, id: original.id });
      const id = makeMessageId(chance);
      engine?.answers.remember(id, message);
      return outgoing.send({ kind, id, address, message });
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
    async preparePromo(promo) {
      if (line === undefined) throw new AppError('not-connected');
      const sock = line;
      if (promo.photo !== null) await findMediaServers(sock);
      return preparePromo(needBaileys(), sock, promo, timeouts.uploadMs);
    },
    addressPromo(promo, destination) {
      const disappearingSeconds =
        destination.kind === 'group' ? book.readDisappearingSeconds(destination.id) : 0;
      const bytes = addressContent(needBaileys(), promo, { secret: chance.bytes(32), disappearingSeconds });
      return { id: makeMessageId(chance), destination, bytes };
    },
    post: async ({ id, destination, bytes }) =>
      ifAddressed(destination, (address) =>
        outgoing.send({ kind: 'post', id, address, message: needBaileys().proto.Message.decode(bytes) }),
      ),
    edit: (original, newText) =>
      change('edit', original, (baileys, key) =>
        makeEdit(baileys, original.bytes, key, { newText, now: clock.now() }),
      ),
    delete: (original) => change('delete', original, makeDeletion),
    on: events.on,
    async close() {
      link.stop();
      engine?.close();
      await keys.close();
    },
  };

  /** Baileys keeps a failed answer for ever (7.0.0-rc14, lib/Socket/messages-send.js:38), so the connection is made anew. */
  async function findMediaServers(sock: WASocket): Promise<void> {
    try {
      await sock.refreshMediaConn(false);
    } catch (cause) {
      if (line === sock) link.renew();
      throw new AppError('photo-upload-failed', { cause });
    }
  }

  /** A post answers what became of it; only a bug makes it throw. */
  async function ifAddressed(
    destination: Destination,
    send: (address: string) => Promise<PostOutcome>,
  ): Promise<PostOutcome> {
    try {
      return await send(readAddress(destination));
    } catch (error) {
      if (error instanceof AppError) return { kind: 'not-sent', reason: error.code };
      throw error;
    }
  }
}
