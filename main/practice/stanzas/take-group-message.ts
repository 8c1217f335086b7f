import type { Group, TakenStanza } from '../groups/group.ts';
import type { LinkedDevice } from '../people/linked-device.ts';
import { type Device, deviceName } from '../people/person.ts';
import type { Arrival, SimulatedDevice } from '../people/simulated-device.ts';
import type { Connection } from '../server/connection.ts';
import type { World } from '../server/world.ts';
import { refusals } from './acknowledge.ts';
import { askByItself } from './ask-again.ts';
import { confirmByPhone, deliverToDevice } from './deliver-message.ts';
import type { Incoming } from './incoming.ts';
import { isExcused, judgeOpened, ownPhone, whyForbidden } from './judge-group-message.ts';
import { refused, type Verdict } from './verdict.ts';

/** A message to a group, from the server's rules to the devices. */
export async function takeGroupMessage(
  world: World,
  connection: Connection,
  sender: LinkedDevice,
  group: Group,
  incoming: Incoming,
): Promise<Verdict> {
  const forbidden = whyForbidden(group, sender);
  if (forbidden) return refused(refusals.forbidden, forbidden);
  const mode = group.addressing === 'lid' ? 'lid' : 'pn';
  if (!incoming.onlyFor && incoming.attrs.addressing_mode !== mode) {
    return refused(refusals.wrongAddressing, `a message addressed as ${incoming.attrs.addressing_mode}`);
  }
  const outsider = incoming.recipients.find(({ person }) => !group.members.has(person));
  if (outsider && !connection.isBehindOn(group.jid))
    return refused(refusals.malformed, 'a message to somebody who is not in the group');
  if (incoming.onlyFor) return repeatFor(world, sender, group, incoming, incoming.onlyFor);
  if (!incoming.group) return refused(refusals.malformed, 'a group message without content');
  if (incoming.namesADeviceTwice) return refused(refusals.malformed, 'a message that names a device twice');

  const devices = group.devicesExcept(sender);
  const holders = group.keyHolders(sender);
  const forgotten = devices.filter(
    (device) =>
      !holders.has(deviceName(device)) &&
      !incoming.pairwise.has(deviceName(device)) &&
      !isExcused(connection, group, device),
  );
  if (forgotten[0] && !world.isBlind) {
    const what = `a message that ${forgotten.length} device(s) of ${devices.length} were never given the key for`;
    return refused(refusals.malformed, what);
  }

  const phone = ownPhone(sender);
  const arrival = arrivalAt(phone, sender, group, incoming);
  const opened = await phone.open(arrival, world.aids);
  const verdict = judgeOpened(world, connection, sender, group, incoming, opened);
  if (verdict) return verdict;
  if (opened.kind === 'opened') phone.show(arrival, opened.content);
  for (const name of incoming.pairwise.keys()) holders.add(name);
  group.stanzas.push(describeStanza(incoming, world.clock.now()));
  return {
    kind: 'taken',
    andThen: () => {
      if (world.phoneConfirms) confirmByPhone(world, sender, group, incoming.id);
      for (const device of devices) {
        if (device.person === sender.person && device.id === 0) {
          if (opened.kind === 'unreadable')
            world.farEnd.add(async () => askByItself(world, group, phone, incoming.id));
          continue;
        }
        deliverToDevice(world, { sender, group, incoming, device });
      }
    },
  };
}

/** The answer to a device that could not read: for it alone. */
function repeatFor(
  world: World,
  sender: LinkedDevice,
  group: Group,
  incoming: Incoming,
  device: Device,
): Verdict {
  if (!incoming.direct) return refused(refusals.malformed, 'a repeat without content');
  if (!group.members.has(device.person)) {
    return refused(refusals.malformed, 'a repeat for somebody who is not in the group');
  }
  group.stanzas.push(describeStanza(incoming, world.clock.now()));
  group.keyHolders(sender).add(deviceName(device));
  return { kind: 'taken', andThen: () => deliverToDevice(world, { sender, group, incoming, device }) };
}

function describeStanza({ id, onlyFor, direct, pairwise }: Incoming, takenAt: number): TakenStanza {
  const sealed = onlyFor && direct ? [direct] : [...pairwise.values()];
  const pkmsgCount = sealed.filter(({ type }) => type === 'pkmsg').length;
  return { messageId: id, takenAt, isForOne: onlyFor !== null, pairwiseCount: sealed.length, pkmsgCount };
}

function arrivalAt(phone: SimulatedDevice, sender: LinkedDevice, group: Group, incoming: Incoming): Arrival {
  return {
    messageId: incoming.id,
    chatId: group.jid,
    author: sender,
    pairwise: incoming.pairwise.get(deviceName(phone)) ?? null,
    group: incoming.group,
  };
}
