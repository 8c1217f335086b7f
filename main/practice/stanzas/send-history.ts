import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import type { LinkedDevice } from '../people/linked-device.ts';
import type { World } from '../server/world.ts';
import { newMessageId } from '../signal/padding.ts';
import { node } from './nodes.ts';

const { Type } = proto.Message.ProtocolMessage;
const { HistorySyncType } = proto.HistorySync;

/** What the phone tells a new companion: keys for the app state, and the chats that there are. */
export async function sendHistory(world: World, device: LinkedDevice): Promise<void> {
  await sendPeerMessage(world, device, {
    type: Type.APP_STATE_SYNC_KEY_SHARE,
    appStateSyncKeyShare: { keys: [newAppStateKey(world.clock.now())] },
  });
  const mapping = { pnJid: device.person.jid('phone-number'), lidJid: device.person.jid('lid') };
  const conversations = world.groups
    .all()
    .filter((group) => group.members.has(device.person))
    .map((group) => ({ id: group.jid, name: group.name }));
  await sendPart(world, device, {
    syncType: HistorySyncType.INITIAL_BOOTSTRAP,
    conversations,
    phoneNumberToLidMappings: [mapping],
  });
  await sendPart(world, device, { syncType: HistorySyncType.RECENT, progress: 100 });
}

async function sendPart(world: World, device: LinkedDevice, history: proto.IHistorySync): Promise<void> {
  const { syncType } = history;
  const encoded = proto.HistorySync.encode(proto.HistorySync.create(history)).finish();
  await sendPeerMessage(world, device, {
    type: Type.HISTORY_SYNC_NOTIFICATION,
    historySyncNotification: {
      syncType: syncType as unknown as proto.Message.HistorySyncType,
      chunkOrder: 1,
      progress: history.progress ?? 0,
      initialHistBootstrapInlinePayload: deflateSync(encoded),
    },
  });
}

async function sendPeerMessage(
  world: World,
  device: LinkedDevice,
  protocolMessage: proto.Message.IProtocolMessage,
): Promise<void> {
  const phone = device.person.devices.get(0);
  if (phone?.kind !== 'simulated') return;
  const { type, sealed } = await phone.sealFor(device, { protocolMessage }, () => device.nextBundle());
  const id = newMessageId();
  device.received.set(id, phone);
  const attributes = {
    from: device.person.jid('phone-number'),
    id,
    type: 'text',
    category: 'peer',
    t: Math.floor(world.clock.now() / 1000),
    notify: device.person.name,
  };
  device.deliver(node('message', attributes, [node('enc', { v: 2, type }, sealed)]), 'peer');
}

function newAppStateKey(now: number): proto.Message.IAppStateSyncKey {
  const fingerprint = { rawId: 1, currentIndex: 0, deviceIndexes: [0] };
  return {
    keyId: { keyId: randomBytes(6) },
    keyData: { keyData: randomBytes(32), fingerprint, timestamp: Math.floor(now / 1000) },
  };
}
