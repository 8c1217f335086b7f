import type { Group } from '../groups/group.ts';
import type { LinkedDevice } from '../people/linked-device.ts';
import { deviceName } from '../people/person.ts';
import type { SimulatedDevice } from '../people/simulated-device.ts';
import type { World } from '../server/world.ts';
import { node } from '../stanzas/nodes.ts';

/** A simulated member writes: every device of an account in the group gets the key and the message. */
export async function writeToGroup(
  world: World,
  group: Group,
  author: SimulatedDevice,
  messageId: string,
  text: string,
): Promise<void> {
  const { sealed, distribution } = await author.sealForGroup(group.jid, { conversation: text });
  const key = { groupId: group.jid, axolotlSenderKeyDistributionMessage: distribution };
  const holders = group.keyHolders(author);
  for (const device of group.devicesExcept(author)) {
    if (!world.accounts.has(device.person.lid)) continue;
    const isNew = !holders.has(deviceName(device));
    holders.add(deviceName(device));
    const bundle = () => (device.kind === 'linked' ? device.nextBundle() : device.keys.nextBundle());
    const pairwise = isNew
      ? await author.sealFor(device, { senderKeyDistributionMessage: key }, bundle)
      : null;
    if (device.kind === 'linked') {
      device.received.set(messageId, author);
      deliver(world, group, author, device, messageId, pairwise, sealed);
    } else {
      const arrival = { messageId, chatId: group.jid, author, pairwise, group: sealed };
      await device.read(arrival, world.aids);
    }
  }
}

function deliver(
  world: World,
  group: Group,
  author: SimulatedDevice,
  device: LinkedDevice,
  id: string,
  pairwise: { readonly type: string; readonly sealed: Buffer } | null,
  sealed: Buffer,
): void {
  const { person } = author;
  const isLid = group.addressing === 'lid';
  const attributes = {
    from: group.jid,
    participant: group.deviceJid(author),
    ...(isLid ? { participant_pn: person.jid('phone-number') } : { participant_lid: person.jid('lid') }),
    addressing_mode: isLid ? 'lid' : 'pn',
    id,
    type: 'text',
    t: Math.floor(world.clock.now() / 1000),
    notify: person.name,
  };
  const content = [
    ...(pairwise ? [node('enc', { v: 2, type: pairwise.type }, pairwise.sealed)] : []),
    node('enc', { v: 2, type: 'skmsg' }, sealed),
  ];
  device.deliver(node('message', attributes, content), `chat ${group.jid}`);
}
