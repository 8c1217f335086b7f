import type { GroupMetadata, WASocket } from '@whiskeysockets/baileys';
import type { Connection } from '../../../shared/connection.ts';
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
import { markUnfinished, renewGroupKey, renewKeyIfUnfinished, unmarkUnfinished } from './group-key.ts';
import { createGroupNames } from './group-names.ts';
import { noPreflight, preflight } from './healing/preflight.ts';
import { watchDevices } from './healing/watch-devices.ts';
import { createLink } from './link.ts';
import { nameChat } from './name-chat.ts';
import { usualTimeouts, type WhatsAppNeeds } from './needs.ts';
import { createOutgoing } from './outgoing.ts';
import type { OwnAddresses } from './own-addresses.ts';
import { createPosting } from './posting.ts';
import { readPhoneNumber } from './read-phone-number.ts';
import { readUser } from './read-user.ts';
import { renewKeyAfterRestore } from './renew-after-restore.ts';
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
  let connection: Connection = { kind: 'off' };
  let line: WASocket | undefined;
  let isSettled = false;
  let own: OwnAddresses | undefined;

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
      nameChat: (address) => nameChat(address, keys, line),
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
    async onBegin(sock, address) {
      const loaded = await engine.load();
      await loaded.journal.stepOver(sock);
      loaded.reach.begin();
      if (!isGroup(address)) return noPreflight;
      const onHealing = (kind: HealingKind) => tellHealing(kind, address);
      if (await renewKeyIfUnfinished(sock, keys, address)) onHealing('key-renewed');
      if (await renewKeyAfterRestore(sock, keys, address)) onHealing('key-renewed');
      const readGroup = book.need;
      const flight = await preflight(sock, address, {
        clock,
        questionMs,
        engine: loaded,
        readGroup,
        onHealing,
      });
      await markUnfinished(keys, address);
      return flight;
    },
    onSent: async (address) => (isGroup(address) ? unmarkUnfinished(keys, address) : undefined),
    onNotSent: async (address) => (isGroup(address) ? unmarkUnfinished(keys, address) : undefined),
    async onBroken(sock, address) {
      if (!isGroup(address)) return;
      await renewGroupKey(sock, address);
      tellHealing('key-renewed', address);
    },
    onOutdated(address, code) {
      if (code === 421) book.markStale(address);
      else engine.read()?.forgetDevices();
      tellHealing('group-refreshed', isGroup(address) ? address : null);
    },
    onStuck: renewLine,
  });

  function tellHealing(kind: HealingKind, address: string | null): void {
    events.emit('healing', {
      kind,
      groupId: address === null ? null : names.nameOf(address),
      at: clock.now(),
    });
  }

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
  const askTimeLock = () => askForTimeLock(line, clock, queryMs);

  const link = createLink({
    ...{ clock, chance, log, keys, timeouts },
    load: engine.load,
    onSocket(sock) {
      tellArrivals(sock, { clock, keys, events });
      watchDevices(sock, {
        keys,
        onHealing: tellHealing,
        onFailure: (error) => log.warn({ err: error }, 'a change of devices could not be written down'),
      });
    },
    onTimeLock: standing.noteTimeLock,
    show(next) {
      connection = next;
      if (next.kind === 'unlinked') standing.forget();
      events.emit('connection', next);
    },
    onOpen(sock, settled) {
      line = sock;
      own = { id: sock.user?.id ?? '', lid: sock.user?.lid };
      outgoing.attach(sock, settled);
      book.attach(sock, settled);
      repeats.resume();
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
      ...{ clock, chance, timeouts, names },
      outgoing: createCarefulSending({ outgoing, standing, expectAnswer: link.expectAnswer }),
      readEngine: engine.read,
      readLine: () => line,
      readOwnAddress: (group) => own && pickOwnAddress(own, book.readFresh(group)),
      renewLine,
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
      repeats.stop();
      engine.read()?.close();
      await keys.close();
    },
  };
}

/** Members of a group know the account under its phone number or under the address that hides it. */
function pickOwnAddress({ id, lid }: OwnAddresses, group: GroupMetadata | undefined): string {
  return lid === undefined || group?.addressingMode === 'pn'
    ? `${readUser(id)}@s.whatsapp.net`
    : `${readUser(lid)}@lid`;
}

function isGroup(address: string): boolean {
  return address.endsWith('@g.us');
}
