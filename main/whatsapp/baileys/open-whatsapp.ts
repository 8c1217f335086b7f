import type { WASocket } from '@whiskeysockets/baileys';
import type { Connection } from '../../../shared/connection.ts';
import { AppError } from '../../../shared/failure.ts';
import type { PostOutcome, WhatsApp, WhatsAppEvents } from '../whatsapp.ts';
import { createAcks } from './acks.ts';
import { refuseForeignTrust } from './allowed-hosts.ts';
import { createEngineLoader } from './engine.ts';
import { createEvents } from './events.ts';
import { readQueryCode } from './explain-link-end.ts';
import { createGroupBook } from './group-book.ts';
import { markUnfinished, renewKeyIfUnfinished, unmarkUnfinished } from './group-key.ts';
import { createGroupNames } from './group-names.ts';
import { createLink } from './link.ts';
import { usualTimeouts, type WhatsAppNeeds } from './needs.ts';
import { createOutgoing, type OutgoingMessage } from './outgoing.ts';
import { createPosting } from './posting.ts';
import { readPhoneNumber } from './read-phone-number.ts';
import { readReceipts } from './read-receipts.ts';
import { renewKeyAfterRestore } from './renew-after-restore.ts';
import { createStanding } from './standing.ts';
import { withDeadline } from './with-deadline.ts';

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
      await renewKeyAfterRestore(sock, keys, address);
      await markUnfinished(keys, address);
    },
    onNotSent: async (address) => (isGroup(address) ? unmarkUnfinished(keys, address) : undefined),
    onOutdated(address) {
      book.markStale(address);
      engine.read()?.forgetDevices();
    },
    onStuck: () => link.renew(),
  });

  const standing = createStanding({
    ...{ keys, clock, log },
    onChange: (next) => events.emit('standing', next),
    onRestricted: () => void askForTimeLock().catch(() => undefined),
  });

  async function askForTimeLock(): Promise<void> {
    const sock = line;
    if (sock === undefined) throw new AppError('not-connected');
    const tooLong = () => new AppError('not-connected');
    // Baileys tells the answer as an event too, and that is where it is taken (`onTimeLock`).
    await withDeadline(clock, queryMs, () => sock.fetchAccountReachoutTimelock(), tooLong).catch(
      (cause: unknown) => {
        if (cause instanceof AppError) throw cause;
        throw new AppError(readQueryCode(cause) === 429 ? 'rate-limited' : 'not-connected', { cause });
      },
    );
  }

  const link = createLink({
    ...{ clock, chance, log, keys, timeouts },
    load: engine.load,
    onSocket: listenForReceipts,
    onTimeLock: standing.noteTimeLock,
    show(next) {
      connection = next;
      if (next.kind === 'unlinked') standing.forget();
      events.emit('connection', next);
    },
    onOpen(sock, settled) {
      line = sock;
      outgoing.attach(sock, settled);
      book.attach(sock, settled);
    },
    onEnd() {
      line = undefined;
      outgoing.detach();
      book.detach();
    },
  });

  /** From the first moment: what waited at the server comes before the connection counts as open. */
  function listenForReceipts(sock: WASocket): void {
    const hashPerson = (user: string) => keys.hash('person', user);
    sock.ws.on('CB:receipt', (node) => {
      const own = { id: sock.user?.id ?? '', lid: sock.user?.lid };
      for (const receipt of readReceipts(node, own, hashPerson, clock.now())) events.emit('receipt', receipt);
    });
  }

  /** Nothing leaves while WhatsApp wants quiet; and while a message is under way, a dead line is noticed in seconds. */
  async function sendOverLiveLine(message: OutgoingMessage): Promise<PostOutcome> {
    const pauseMs = standing.quietMs();
    if (pauseMs > 0) return { kind: 'rate-limited', pauseMs };
    const settled = link.expectAnswer();
    try {
      return standing.note(await outgoing.send(message));
    } finally {
      settled();
    }
  }

  return {
    get connection() {
      return connection;
    },
    get standing() {
      return standing.read();
    },
    async readHealth() {
      await askForTimeLock();
      return standing.read();
    },
    connect: link.connect,
    pairByCode: async (phoneNumber) => link.pairByCode(readPhoneNumber(phoneNumber)),
    disconnect: async () => link.stop(),
    unlink: link.unlink,
    listGroups: book.list,
    checkNow: link.checkNow,
    ...createPosting({
      ...{ clock, chance, timeouts, names },
      outgoing: { ...outgoing, send: sendOverLiveLine },
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
