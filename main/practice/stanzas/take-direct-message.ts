import { isSameContent } from '../groups/group.ts';
import type { LinkedDevice } from '../people/linked-device.ts';
import { deviceName, type Person } from '../people/person.ts';
import type { Connection } from '../server/connection.ts';
import type { World } from '../server/world.ts';
import { refusals } from './acknowledge.ts';
import { deliverToPerson } from './deliver-direct-message.ts';
import type { Incoming } from './incoming.ts';
import { judgeChange } from './judge-change.ts';
import { isExcused, ownPhone, unknownKind, usedTwice } from './judge-group-message.ts';
import { refused, type Verdict } from './verdict.ts';

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
    (device) => !incoming.pairwise.has(deviceName(device)) && !isExcused(connection, null, device),
  );
  if (forgotten.length > 0) return refused(refusals.malformed, 'a message that leaves out a device');

  const verdict = await judgeOnOwnPhone(world, sender, to, incoming);
  if (verdict) return verdict;
  return {
    kind: 'taken',
    andThen: () => {
      for (const device of others) deliverToPerson(world, { sender, to, incoming, device });
    },
  };
}

/** Between the account's own devices: for example the request to send something again. */
async function takePeerMessage(
  world: World,
  sender: LinkedDevice,
  to: Person,
  incoming: Incoming,
): Promise<Verdict> {
  const phone = ownPhone(sender);
  if (to !== sender.person || !incoming.direct) {
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
  return { kind: 'taken', andThen: () => deliverToPerson(world, { sender, to, incoming, device }) };
}

async function judgeOnOwnPhone(
  world: World,
  sender: LinkedDevice,
  to: Person,
  incoming: Incoming,
): Promise<Verdict | null> {
  const phone = ownPhone(sender);
  const account = world.accounts.get(sender.person.lid);
  const pairwise = incoming.pairwise.get(deviceName(phone));
  if (!account || !pairwise) return null;
  const chatId = to === sender.person ? ownChatId : to.lid;
  const arrival = { messageId: incoming.id, chatId, author: sender, pairwise, group: null };
  const opened = await phone.open(arrival, world.aids);
  if (opened.kind === 'unreadable') {
    return refused(refusals.malformed, `a message that the sender's own phone cannot read: ${opened.why}`);
  }
  if (opened.kind === 'nothing-to-show') return refused(refusals.malformed, unknownKind);
  if (world.directory.findPerson(opened.sentTo ?? undefined) !== to) {
    return refused(refusals.malformed, 'a copy for the own phone that does not say to whom it went');
  }
  const { content } = opened;
  if (content.kind !== 'post') {
    const late = judgeChange(world, { group: null, sender, content, edit: incoming.attrs.edit });
    if (late) return late;
  } else {
    const known = account.sent.get(incoming.id);
    if (known && !isSameContent(known, content)) return refused(refusals.malformed, usedTwice);
    const { text, photoSha256 } = content;
    if (!known) account.sent.set(incoming.id, { takenAt: world.clock.now(), text, photoSha256 });
  }
  phone.show(arrival, content);
  return null;
}
