import { type Group, isSameContent, type Post } from '../groups/group.ts';
import type { LinkedDevice } from '../people/linked-device.ts';
import { type Device, deviceName } from '../people/person.ts';
import type { Reading, SimulatedDevice } from '../people/simulated-device.ts';
import type { World } from '../server/world.ts';
import { messageLane } from './acknowledge.ts';
import { askByItself } from './ask-again.ts';
import type { Incoming } from './incoming.ts';
import { type Node, node } from './nodes.ts';

/** One copy of a group message on its way to one device. */
export interface Delivery {
  readonly sender: LinkedDevice;
  readonly group: Group;
  readonly incoming: Incoming;
  readonly device: Device;
}

export function deliverToDevice(world: World, delivery: Delivery): void {
  const { device } = delivery;
  if (device.kind === 'linked') {
    device.received.set(delivery.incoming.id, delivery.sender);
    device.deliver(stanzaFor(world, delivery), `chat ${delivery.group.jid}`);
  } else {
    world.farEnd.add(async () => readOnDevice(world, delivery, device));
  }
}

function stanzaFor(world: World, { sender, group, incoming, device }: Delivery): Node {
  const { person } = sender;
  const isLid = group.addressing === 'lid';
  const attributes = {
    from: group.jid,
    participant: group.deviceJid(sender),
    ...(isLid ? { participant_pn: person.jid('phone-number') } : { participant_lid: person.jid('lid') }),
    addressing_mode: isLid ? 'lid' : 'pn',
    id: incoming.id,
    type: incoming.type,
    edit: incoming.attrs.edit,
    t: Math.floor(world.clock.now() / 1000),
    notify: person.name,
  };
  const own = incoming.onlyFor ? incoming.direct : incoming.pairwise.get(deviceName(device));
  return node('message', attributes, [
    ...(own
      ? [node('enc', { v: 2, type: own.type, count: incoming.onlyFor ? 1 : undefined }, own.sealed)]
      : []),
    ...(incoming.group ? [node('enc', { v: 2, type: 'skmsg' }, incoming.group)] : []),
    ...(incoming.deviceIdentity ? [node('device-identity', {}, incoming.deviceIdentity)] : []),
  ]);
}

async function readOnDevice(world: World, delivery: Delivery, device: SimulatedDevice): Promise<void> {
  const { sender, group, incoming } = delivery;
  const wasForged = device.excuse === 'forged-bundle';
  const pairwise = incoming.onlyFor ? incoming.direct : (incoming.pairwise.get(deviceName(device)) ?? null);
  const arrival = {
    messageId: incoming.id,
    chatId: group.jid,
    author: sender,
    pairwise,
    group: incoming.onlyFor ? null : incoming.group,
  };
  const reading = await device.read(arrival, world.aids);
  if (!world.accounts.has(device.person.lid)) {
    const trouble = reading.kind === 'unreadable' ? reading.why : null;
    group.readings.note(incoming.id, device.person, device.id, trouble);
  }
  if (reading.kind === 'unreadable') {
    if (wasForged && pairwise) world.violations.record('a client encrypted to a forged pre-key bundle');
    else if (!device.excuse && !world.isBlind)
      world.violations.record(describe(device, incoming.id, reading));
    if (device.excuse === 'lost-keys' || world.isBlind) askByItself(world, group, device, incoming.id);
    return;
  }
  if (reading.kind !== 'read') return;
  const fault = {
    'other-content': 'the id of a message was used twice',
    'not-the-author': 'a change of somebody else’s message',
  };
  if (reading.applied === 'other-content' || reading.applied === 'not-the-author') {
    world.violations.record(fault[reading.applied]);
  }
  const post = group.posts.get(incoming.id);
  if (post) count(post, reading);
  sendReceipts(world, delivery, device, post);
}

function describe(
  device: SimulatedDevice,
  messageId: string,
  reading: Reading & { kind: 'unreadable' },
): string {
  const isKeyTaken = reading.why === 'Invalid PreKey ID';
  const why = isKeyTaken ? 'its pre-key was used twice or never given out' : reading.why;
  return `device ${device.id} of ${device.person.name} cannot read message ${messageId}: ${why}`;
}

function count(post: Post, reading: Reading & { kind: 'read' }): void {
  const { content, applied } = reading;
  if (applied !== 'new' || content.kind !== 'post') return;
  if (isSameContent(content, post)) post.readableCount += 1;
}

/** One delivery receipt for each person, and a read receipt of those who read everything. */
function sendReceipts(
  world: World,
  delivery: Delivery,
  device: SimulatedDevice,
  post: Post | undefined,
): void {
  const { person } = device;
  if (world.accounts.has(person.lid) || post?.deliveredTo.has(person)) return;
  post?.deliveredTo.add(person);
  if (world.sendsReceipts) sendReceipt(world, delivery, person.jid(delivery.group.addressing));
  if (person.readsEverything) sendReceipt(world, delivery, person.jid(delivery.group.addressing), 'read');
}

function sendReceipt(world: World, delivery: Delivery, participant: string, type?: string): void {
  const { sender, group, incoming } = delivery;
  const t = Math.floor(world.clock.now() / 1000);
  const attributes = { from: group.jid, participant, id: incoming.id, t, type };
  sender.deliver(node('receipt', attributes), messageLane(incoming.id));
}
