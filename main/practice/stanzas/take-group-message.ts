import type { Group } from '../groups/group.ts';
import type { LinkedDevice } from '../people/linked-device.ts';
import { type Device, deviceName } from '../people/person.ts';
import type { Reading } from '../people/simulated-device.ts';
import type { Connection } from '../server/connection.ts';
import type { World } from '../server/world.ts';
import { refusals } from './acknowledge.ts';
import { deliverToDevice } from './deliver-message.ts';
import type { Incoming } from './incoming.ts';
import { judgeChange } from './judge-change.ts';
import { refused, type Verdict } from './take-message.ts';

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
  if (forgotten[0]) {
    const what = `a message that ${forgotten.length} device(s) of ${devices.length} were never given the key for`;
    return refused(refusals.malformed, what);
  }

  const reading = await readOnOwnPhone(world, sender, group, incoming);
  const verdict = judgeReading(world, connection, sender, group, incoming, reading);
  if (verdict) return verdict;
  for (const name of incoming.pairwise.keys()) holders.add(name);
  group.stanzaCount += 1;
  return {
    kind: 'taken',
    andThen: () => {
      for (const device of devices) {
        if (device.person === sender.person && device.id === 0) continue;
        deliverToDevice(world, { sender, group, incoming, device });
      }
    },
  };
}

function whyForbidden(group: Group, sender: LinkedDevice): string | null {
  const membership = group.members.get(sender.person);
  if (!membership) return 'a message from somebody who is not in the group';
  if (group.isCommunityParent) return 'a message to a community itself';
  if (group.isAnnounceOnly && !membership.isAdmin) return 'a message where only admins may write';
  return null;
}

/** A device is not missed while the client was not told of it, or was given no good bundle of it. */
function isExcused(connection: Connection, group: Group, device: Device): boolean {
  if (device.kind === 'simulated' && device.excuse) return true;
  const { person } = device;
  const places = [group.jid, person.jid('lid'), person.jid('phone-number')];
  return places.some((place) => connection.isBehindOn(place));
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
  group.stanzaCount += 1;
  group.keyHolders(sender).add(deviceName(device));
  return { kind: 'taken', andThen: () => deliverToDevice(world, { sender, group, incoming, device }) };
}

/** The sender's own phone is in every group: through it the box knows what the message is before it answers. */
async function readOnOwnPhone(
  world: World,
  sender: LinkedDevice,
  group: Group,
  incoming: Incoming,
): Promise<Reading> {
  const phone = sender.person.devices.get(0);
  if (phone?.kind !== 'simulated') return { kind: 'unreadable', why: 'no phone' };
  const arrival = {
    messageId: incoming.id,
    chatId: group.jid,
    author: sender,
    pairwise: incoming.pairwise.get(deviceName(phone)) ?? null,
    group: incoming.group,
  };
  return phone.read(arrival, world.aids);
}

function judgeReading(
  world: World,
  connection: Connection,
  sender: LinkedDevice,
  group: Group,
  incoming: Incoming,
  reading: Reading,
): Verdict | null {
  if (reading.kind === 'unreadable') {
    return refused(refusals.malformed, `a message that the sender's own phone cannot read: ${reading.why}`);
  }
  if (reading.kind === 'nothing-to-show') return refused(refusals.malformed, 'a message that shows nothing');
  const { content, applied } = reading;
  if (content.kind !== 'post') {
    return judgeChange(world, { group, sender, content, applied, edit: incoming.attrs.edit });
  }
  if (incoming.attrs.edit) return refused(refusals.malformed, 'a new message marked as a change');
  if (applied === 'other-content') return refused(refusals.malformed, 'the id of a message was used twice');
  if (group.posts.has(incoming.id)) return null;
  if (!connection.isBehindOn(group.jid)) {
    const carried = [content.disappearingSeconds, Number(incoming.attrs.expiration ?? 0)];
    const wrong = carried.find((seconds) => seconds !== group.disappearingSeconds);
    if (wrong !== undefined) {
      return refused(
        refusals.malformed,
        `a message that disappears after ${wrong} s in a group with ${group.disappearingSeconds} s`,
      );
    }
  }
  const others = group.devicesExcept(sender).filter((device) => device.person !== sender.person);
  group.posts.set(incoming.id, {
    id: incoming.id,
    author: sender,
    takenAt: world.clock.now(),
    text: content.text,
    hasPhoto: content.photo !== null,
    photoSha256: content.photoSha256,
    deviceCount: others.filter((device) => device.kind === 'simulated').length,
    readableCount: 0,
    deliveredTo: new Set(),
  });
  return null;
}
