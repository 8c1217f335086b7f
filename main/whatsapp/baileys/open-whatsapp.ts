import type { GroupId } from '../../../shared/groups.ts';
import type { HealingKind } from '../../../shared/healing.ts';
import type { WhatsApp, WhatsAppEvents } from '../whatsapp.ts';
import { createAcks } from './acks.ts';
import { refuseForeignTrust } from './allowed-hosts.ts';
import { askForTimeLock } from './ask-time-lock.ts';
import { createCarefulSending } from './careful-sending.ts';
import { explainRefusal } from './decide-outcome.ts';
import { createEngineLoader } from './engine.ts';
import { createEvents } from './events.ts';
import { createGroupBook } from './group-book.ts';
import { createGroupNames } from './group-names.ts';
import { createSendHooks } from './healing/send-hooks.ts';
import { watchDevices } from './healing/watch-devices.ts';
import { createLine } from './line.ts';
import { createLink } from './link.ts';
import { nameChat } from './name-chat.ts';
import { usualTimeouts, type WhatsAppNeeds } from './needs.ts';
import { createOutgoing } from './outgoing.ts';
import { createPosting } from './posting.ts';
import { readPhoneNumber } from './read-phone-number.ts';
import { createRepairs } from './repairs.ts';
import { createRepeats } from './repeats.ts';
import { createStanding } from './standing.ts';
import { tellArrivals } from './tell-arrivals.ts';

/**
 * WhatsApp through Baileys. Nothing is loaded or opened before `connect` or `pairByCode`.
 * @throws AppError `server-not-trusted` when `trust` names a server that is not on this computer
 */
export function openWhatsApp(needs: WhatsAppNeeds): WhatsApp {
  refuseForeignTrust(needs.trust);
  const { clock, chance, log, keys } = needs;
  const timeouts = { ...usualTimeouts, ...needs.timeouts };
  const { handOverMs, ackMs, queryMs, questionMs } = timeouts;
  const events = createEvents<WhatsAppEvents>((error) => log.error({ err: error }, 'a listener failed'));
  const names = createGroupNames(keys, log);
  const line = createLine(() => events.emit('settled', { at: clock.now() }));

  const tellHealing = (kind: HealingKind, groupId: GroupId | null) =>
    events.emit('healing', { kind, groupId, at: clock.now() });
  const onHealing = (kind: HealingKind, address: string | null) =>
    tellHealing(kind, address === null ? null : names.nameOf(address));

  const book = createGroupBook({
    ...{ names, clock, queryMs, questionMs, refreshMs: timeouts.groupRefreshMs },
    onChange: (groups) => events.emit('groups', groups),
    onListed: () => events.emit('listed', { at: clock.now() }),
  });

  const engine = createEngineLoader(
    {
      ...needs,
      readGroup: book.readFresh,
      onFrame: (frame, sock) => repeats.take(frame, sock),
      nameChat: (address) => nameChat(address, keys, line.read()),
    },
    timeouts,
  );

  const outgoing = createOutgoing({
    ...{ clock, handOverMs },
    acks: createAcks({
      ...{ clock, ackMs },
      onLateAck: (ack) => events.emit('lateAck', ack),
      onLateRefusal: (messageId, code) =>
        events.emit('lateRefusal', { messageId, reason: explainRefusal(code) }),
    }),
    hooks: createSendHooks({ keys, clock, questionMs, engine, book, onHealing }),
    onStuck: renewLine,
  });

  function renewLine(): void {
    link.renew();
    tellHealing('connection-renewed', null);
  }

  const repeats = createRepeats({
    ...{ clock, log, timeouts, outgoing },
    readEngine: engine.read,
    readGroup: book.readFresh,
    onAsk: (messageId) => events.emit('proof', { messageId, at: clock.now() }),
  });

  const standing = createStanding({
    ...{ keys, clock, log },
    onChange: (next) => events.emit('standing', next),
    onRestricted: () => void askTimeLock().catch(() => undefined),
  });
  const askTimeLock = () => askForTimeLock(line.read(), clock, queryMs);

  const link = createLink({
    ...{ clock, chance, log, keys, timeouts },
    load: engine.load,
    onSocket(sock) {
      tellArrivals(sock, { clock, keys, events });
      watchDevices(sock, {
        ...{ keys, onHealing },
        onFailure: (error) => log.warn({ err: error }, 'a change of devices could not be written down'),
      });
    },
    onTimeLock: standing.noteTimeLock,
    show(connection) {
      if (connection.kind === 'unlinked') standing.forget();
      events.emit('connection', connection);
    },
    onOpen(sock, settled) {
      outgoing.attach(sock, settled);
      book.attach(sock, settled);
      repeats.resume();
      line.open(sock, settled);
    },
    onEnd() {
      line.close();
      outgoing.detach();
      book.detach();
    },
  });

  return {
    get connection() {
      return link.connection;
    },
    get isSettled() {
      return line.isSettled();
    },
    get standing() {
      return standing.read();
    },
    async readHealth() {
      await askTimeLock();
      return standing.read();
    },
    connect: link.connect,
    pairByCode: async (phoneNumber) => link.pairByCode(readPhoneNumber(phoneNumber)),
    disconnect: async () => link.stop(),
    unlink: link.unlink,
    listGroups: book.list,
    checkNow: link.checkNow,
    ...createPosting({
      ...{ clock, chance, timeouts, names, line, renewLine },
      outgoing: createCarefulSending({ outgoing, standing, expectAnswer: link.expectAnswer }),
      readEngine: engine.read,
      readGroup: book.readFresh,
    }),
    ...createRepairs({
      ...{ clock, names, queryMs, line, link, book },
      forgetDevices: () => engine.read()?.forgetDevices(),
      onHealing: tellHealing,
    }),
    on: events.on,
    async close() {
      link.stop();
      repeats.stop();
      engine.read()?.close();
      await keys.close();
    },
  };
}
