import { createHash } from 'node:crypto';
import type { Clock } from '../../main/system/clock.ts';
import { createEvents } from '../../main/whatsapp/baileys/events.ts';
import type {
  AccountStanding,
  MessageId,
  PostOutcome,
  PreparedPromo,
  ReadyMessage,
  WhatsApp,
  WhatsAppEvents,
} from '../../main/whatsapp/whatsapp.ts';
import type { Destination } from '../../shared/broadcasts.ts';
import { AppError } from '../../shared/failure.ts';
import type { HealingKind } from '../../shared/healing.ts';
import type { ConnectionRepair, GroupRepair } from '../../shared/repair.ts';
import type { FarEnd, GroupPlan } from '../whatsapp/far-end.ts';
import {
  createChat,
  createFakeGroup,
  type FakeChat,
  type FakeContent,
  type FakeGroup,
  type FakeMessage,
} from './whatsapp-groups.ts';
import { createFakeLink } from './whatsapp-link.ts';
import { createFakeServer } from './whatsapp-server.ts';

export interface FakeWhatsAppOptions {
  readonly clock: Clock;
  readonly groups: readonly GroupPlan[];
  /** How often a scan kills the secret that it read; once when missing. */
  readonly refreshesPerPairing?: 0 | 1 | 2;
  /** Starts with a stored login. */
  readonly isLinked?: boolean;
  /** Until a message without acknowledgement counts as unknown. */
  readonly ackMs?: number;
  readonly retryMs?: number;
}

/** WhatsApp in a few hundred lines: the port as the features see it, and the deeds of the other side. */
export interface FakeWhatsApp extends FarEnd {
  readonly whatsapp: WhatsApp;
}

/** What each repair is called once it is done. */
const groupHealings: Readonly<Record<GroupRepair, HealingKind>> = {
  'refresh-group': 'group-refreshed',
  'share-key-again': 'key-shared-again',
  'new-key': 'key-renewed',
};
const connectionHealings: Readonly<Record<ConnectionRepair, HealingKind>> = {
  reconnect: 'connection-renewed',
  'renew-prekeys': 'prekeys-renewed',
};

/** Everything happens at once, in the order in which it was asked for, unless a deed holds it back. */
export function createFakeWhatsApp(options: FakeWhatsAppOptions): FakeWhatsApp {
  const { clock, refreshesPerPairing = 1, ackMs = 60_000, retryMs = 2_000 } = options;
  const events = createEvents<WhatsAppEvents>((error) => {
    throw error;
  });
  const ownChat = createChat();
  const groups = new Map<string, FakeGroup>();
  const standing: AccountStanding = { timeLock: null, quiet: null, unknownCode: null };
  let uploads = 0;
  let idCount = 0;

  for (const plan of options.groups) {
    const group = createFakeGroup(plan, {
      onChange: () => tellGroups(),
      onReader(readIn, name) {
        for (const { messageId } of readIn.chat.entries) tellReceipt('seen', name, messageId);
      },
    });
    groups.set(plan.name, group);
  }

  const link = createFakeLink({
    ...{ clock, refreshesPerPairing, retryMs, isLinked: options.isLinked ?? false },
    onChange: (connection) => events.emit('connection', connection),
    onConnected() {
      tellGroups();
      events.emit('listed', { at: clock.now() });
    },
  });
  const isConnected = () => link.read().kind === 'connected';

  const listGroups = () => [...groups.values()].map((group) => group.describe());

  function tellGroups(): void {
    if (isConnected()) events.emit('groups', listGroups());
  }

  function tellReceipt(kind: 'delivered' | 'seen', name: string, messageId: string): void {
    const person = createHash('sha256').update(name).digest('hex');
    events.emit('receipt', { messageId: messageId as MessageId, person, kind, at: clock.now() });
  }

  function mustBeConnected(): void {
    if (!isConnected()) throw new AppError('not-connected');
  }

  function makeId(): MessageId {
    idCount += 1;
    return `FAKE${String(idCount).padStart(18, '0')}` as MessageId;
  }

  function findChat(destination: Destination): { chat: FakeChat; group?: FakeGroup } | undefined {
    if (destination.kind === 'own-chat') return { chat: ownChat };
    const group = [...groups.values()].find(({ id }) => id === destination.id);
    return group && { chat: group.chat, group };
  }

  const server = createFakeServer({
    ...{ clock, ackMs, findChat, onReceipt: tellReceipt },
    onLateAck: (messageId) => events.emit('lateAck', { messageId, at: clock.now() }),
    onLateRefusal: (messageId, reason) => events.emit('lateRefusal', { messageId, reason }),
  });

  async function post({ id, destination, bytes }: ReadyMessage): Promise<PostOutcome> {
    if (!isConnected()) return { kind: 'not-sent', reason: 'not-connected' };
    if (findChat(destination) === undefined) return { kind: 'not-sent', reason: 'group-unknown' };
    return server.send(id, destination, readContent(bytes));
  }

  function address(destination: Destination, content: FakeContent): ReadyMessage {
    return { id: makeId(), destination, bytes: Buffer.from(JSON.stringify(content)) };
  }

  /** A message of its own, with the group's timer. */
  function addressPost(
    destination: Destination,
    content: Omit<FakeMessage, 'id' | 'disappearingSeconds'>,
  ): ReadyMessage {
    const { chat, group } = findChat(destination) ?? {};
    if (chat === undefined) throw new AppError('group-unknown');
    const { disappearingSeconds = 0 } = group?.describe() ?? {};
    return address(destination, { ...content, kind: 'post', disappearingSeconds });
  }

  const whatsapp: WhatsApp = {
    get connection() {
      return link.read();
    },
    get isSettled() {
      return isConnected();
    },
    standing,
    ...link.port,
    async readHealth() {
      mustBeConnected();
      return standing;
    },
    async listGroups() {
      mustBeConnected();
      events.emit('listed', { at: clock.now() });
      return listGroups();
    },
    async preparePromo({ text, photo }) {
      mustBeConnected();
      if (photo) uploads += 1;
      const photoSha256 = photo && createHash('sha256').update(photo.jpeg).digest('hex');
      return Buffer.from(JSON.stringify({ text, photoSha256 })) as unknown as PreparedPromo;
    },
    addressPromo(promo, destination, text) {
      const prepared = JSON.parse(Buffer.from(promo).toString());
      return addressPost(destination, { ...prepared, text: text ?? prepared.text });
    },
    addressAgain: ({ id, bytes, destination }, text) => ({
      ...addressPost(destination, { photoSha256: null, ...readContent(bytes), text }),
      id,
    }),
    addressEdit: ({ id: targetId, destination }, text) =>
      address(destination, { kind: 'edit', targetId, text }),
    addressDeletion: ({ id: targetId, destination }) => address(destination, { kind: 'delete', targetId }),
    addressReply: ({ id: quotedId, destination }, text) =>
      addressPost(destination, { text, photoSha256: null, quotedId }),
    post,
    async repairGroup(id, repair) {
      mustBeConnected();
      if (findChat({ kind: 'group', id }) === undefined) throw new AppError('group-unknown');
      events.emit('healing', { kind: groupHealings[repair], groupId: id, at: clock.now() });
    },
    async repairConnection(repair) {
      if (repair === 'renew-prekeys') mustBeConnected();
      if (repair === 'reconnect') link.renew();
      events.emit('healing', { kind: connectionHealings[repair], groupId: null, at: clock.now() });
    },
    on: events.on,
  };

  return {
    whatsapp,
    phone: { ...link.phone, ownChat: async () => ownChat.entries },
    server: {
      ...link.server,
      ...server.deeds,
      uploadCount: async () => uploads,
    },
    group(name) {
      const group = groups.get(name);
      if (group === undefined) throw new Error(`There is no group named ${name}`);
      return group;
    },
    takeViolations: async () => server.takeViolations(),
  };
}

function readContent(bytes: Uint8Array): FakeContent {
  return JSON.parse(Buffer.from(bytes).toString()) as FakeContent;
}
