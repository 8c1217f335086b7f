import { parseUser } from '../people/address.ts';
import type { LinkedDevice } from '../people/linked-device.ts';
import { type Device, deviceName, type Person } from '../people/person.ts';
import type { Connection } from '../server/connection.ts';
import type { World } from '../server/world.ts';
import { messageLane, refusals } from './acknowledge.ts';
import type { Incoming } from './incoming.ts';
import { judgeChange } from './judge-change.ts';
import { node } from './nodes.ts';
import { refused, type Verdict } from './take-message.ts';

/** The chat with oneself, under which the phone keeps it. */
export const ownChatId = 'own';

/** A message to one person, or to oneself. */
export async function takeDirectMessage(
  world: World,
  connection: Connection,
  sender: LinkedDevice,
  to: Person,
  incoming: Incoming,
): Promise<Verdict> {
  if (incoming.group) return refused(refusals.malformed, 'a message to one person under a group key');
  const isPeer = incoming.attrs.category === 'peer';
  if (isPeer) return takePeerMessage(world, sender, to, incoming);
  if (incoming.direct) return takeRepeat(world, sender, to, incoming);

  if (incoming.namesADeviceTwice && to !== sender.person) {
    return refused(refusals.malformed, 'a message that names a device twice');
  }
  const people = new Set([to, sender.person]);
  const outsider = incoming.recipients.find(({ person }) => !people.has(person));
  if (outsider) return refused(refusals.malformed, 'a message to one person that names another');
  const devices = [...people].flatMap((person) => [...person.devices.values()]);
  const others = devices.filter((device) => deviceName(device) !== deviceName(sender));
  const forgotten = others.filter(
    (device) => !incoming.pairwise.has(deviceName(device)) && !isExcused(connection, device),
  );
  if (forgotten.length > 0) return refused(refusals.malformed, 'a message that leaves out a device');

  const verdict = await readOnOwnPhone(world, sender, to, incoming);
  if (verdict) return verdict;
  return {
    kind: 'taken',
    andThen: () => {
      for (const device of others) deliver(world, sender, to, incoming, device);
    },
  };
}

function isExcused(connection: Connection, device: Device): boolean {
  if (device.kind === 'simulated' && device.excuse) return true;
  const { person } = device;
  return connection.isBehindOn(person.jid('lid')) || connection.isBehindOn(person.jid('phone-number'));
}

/** Between the account's own devices: for example the request to send something again. */
async function takePeerMessage(
  world: World,
  sender: LinkedDevice,
  to: Person,
  incoming: Incoming,
): Promise<Verdict> {
  const phone = sender.person.devices.get(0);
  if (to !== sender.person || phone?.kind !== 'simulated' || !incoming.direct) {
    return refused(refusals.malformed, 'a peer message that is not for the own phone');
  }
  const reading = await phone.read(
    { messageId: incoming.id, chatId: 'peer', author: sender, pairwise: incoming.direct, group: null },
    world.aids,
  );
  if (reading.kind !== 'unreadable') return { kind: 'taken', andThen: () => undefined };
  return refused(refusals.malformed, `a peer message that the phone cannot read: ${reading.why}`);
}

/** A repeat for the device that asked, which stands in the address itself. */
function takeRepeat(world: World, sender: LinkedDevice, to: Person, incoming: Incoming): Verdict {
  const device = world.directory.findDevice(incoming.to);
  if (!device) return refused(refusals.malformed, 'a repeat for a device that does not exist');
  return { kind: 'taken', andThen: () => deliver(world, sender, to, incoming, device) };
}

async function readOnOwnPhone(
  world: World,
  sender: LinkedDevice,
  to: Person,
  incoming: Incoming,
): Promise<Verdict | null> {
  const phone = sender.person.devices.get(0);
  const account = world.accounts.get(sender.person.lid);
  const pairwise = phone && incoming.pairwise.get(deviceName(phone));
  if (phone?.kind !== 'simulated' || !account || !pairwise) return null;
  const chatId = to === sender.person ? ownChatId : to.lid;
  const reading = await phone.read(
    { messageId: incoming.id, chatId, author: sender, pairwise, group: null },
    world.aids,
  );
  if (reading.kind === 'unreadable') {
    return refused(refusals.malformed, `a message that the sender's own phone cannot read: ${reading.why}`);
  }
  if (reading.kind === 'nothing-to-show') return refused(refusals.malformed, 'a message that shows nothing');
  if (world.directory.findPerson(reading.sentTo ?? undefined) !== to) {
    return refused(refusals.malformed, 'a copy for the own phone that does not say to whom it went');
  }
  const { content, applied } = reading;
  if (content.kind !== 'post') {
    return judgeChange(world, { group: null, sender, content, applied, edit: incoming.attrs.edit });
  }
  if (applied === 'other-content') return refused(refusals.malformed, 'the id of a message was used twice');
  if (!account.sentAt.has(incoming.id)) account.sentAt.set(incoming.id, world.clock.now());
  return null;
}

function deliver(world: World, sender: LinkedDevice, to: Person, incoming: Incoming, device: Device): void {
  const sealed = incoming.direct ?? incoming.pairwise.get(deviceName(device));
  const isOwnPhone = device.person === sender.person && device.id === 0;
  if (!sealed || isOwnPhone) return;
  const t = Math.floor(world.clock.now() / 1000);
  if (device.kind === 'simulated') {
    world.farEnd.add(async () => {
      const arrival = {
        messageId: incoming.id,
        chatId: sender.person.lid,
        author: sender,
        pairwise: sealed,
        group: null,
      };
      const reading = await device.read(arrival, world.aids);
      if (reading.kind === 'unreadable' && !device.excuse) {
        world.violations.record(`${device.person.name} cannot read message ${incoming.id}: ${reading.why}`);
      }
      if (reading.kind !== 'read' || !world.sendsReceipts) return;
      const from = device.person.jid(addressingOf(incoming));
      sender.deliver(node('receipt', { from, id: incoming.id, t }), messageLane(incoming.id));
    });
    return;
  }
  device.received.set(incoming.id, sender);
  const addressing = addressingOf(incoming);
  const attributes = {
    from: sender.person.jid(addressing, sender.id),
    ...(addressing === 'lid'
      ? { sender_pn: sender.person.jid('phone-number') }
      : { sender_lid: sender.person.jid('lid') }),
    recipient: device.person === sender.person ? to.jid(addressing) : undefined,
    id: incoming.id,
    type: incoming.type,
    edit: incoming.attrs.edit,
    t,
    notify: sender.person.name,
  };
  device.deliver(
    node('message', attributes, [
      node('enc', { v: 2, type: sealed.type }, sealed.sealed),
      ...(incoming.deviceIdentity ? [node('device-identity', {}, incoming.deviceIdentity)] : []),
    ]),
    `chat ${sender.person.lid}`,
  );
}

function addressingOf(incoming: Incoming) {
  return parseUser(incoming.to)?.addressing ?? 'phone-number';
}
