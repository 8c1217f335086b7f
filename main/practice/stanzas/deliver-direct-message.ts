import { parseUser } from '../people/address.ts';
import type { LinkedDevice } from '../people/linked-device.ts';
import { type Device, deviceName, type Person } from '../people/person.ts';
import type { SimulatedDevice } from '../people/simulated-device.ts';
import type { World } from '../server/world.ts';
import { messageLane } from './acknowledge.ts';
import type { Incoming, Sealed } from './incoming.ts';
import { type Node, node } from './nodes.ts';

/** One copy of a message to one person, on its way to one device: hers, or another of the sender. */
export interface DirectDelivery {
  readonly sender: LinkedDevice;
  readonly to: Person;
  readonly incoming: Incoming;
  readonly device: Device;
}

export function deliverToPerson(world: World, delivery: DirectDelivery): void {
  const { sender, incoming, device } = delivery;
  const sealed = incoming.direct ?? incoming.pairwise.get(deviceName(device));
  const isOwnPhone = device.person === sender.person && device.id === 0;
  if (!sealed || isOwnPhone) return;
  if (device.kind === 'simulated') {
    world.farEnd.add(() => readOnDevice(world, delivery, device, sealed));
  } else {
    device.received.set(incoming.id, sender);
    device.deliver(stanzaFor(world, delivery, sealed), `chat ${sender.person.lid}`);
  }
}

async function readOnDevice(
  world: World,
  { sender, incoming }: DirectDelivery,
  device: SimulatedDevice,
  pairwise: Sealed,
): Promise<void> {
  const arrival = {
    messageId: incoming.id,
    chatId: sender.person.lid,
    author: sender,
    pairwise,
    group: null,
  };
  const reading = await device.read(arrival, world.aids);
  if (reading.kind === 'unreadable' && !device.excuse) {
    world.violations.record(`${device.person.name} cannot read message ${incoming.id}: ${reading.why}`);
  }
  if (reading.kind !== 'read' || !world.sendsReceipts) return;
  const from = device.person.jid(addressingOf(incoming));
  const t = Math.floor(world.clock.now() / 1000);
  sender.deliver(node('receipt', { from, id: incoming.id, t }), messageLane(incoming.id));
}

function stanzaFor(world: World, { sender, to, incoming, device }: DirectDelivery, sealed: Sealed): Node {
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
    t: Math.floor(world.clock.now() / 1000),
    notify: sender.person.name,
  };
  return node('message', attributes, [
    node('enc', { v: 2, type: sealed.type }, sealed.sealed),
    ...(incoming.deviceIdentity ? [node('device-identity', {}, incoming.deviceIdentity)] : []),
  ]);
}

function addressingOf(incoming: Incoming) {
  return parseUser(incoming.to)?.addressing ?? 'phone-number';
}
