import { type Group, isSameContent, type Post } from '../groups/group.ts';
import type { LinkedDevice } from '../people/linked-device.ts';
import type { Device } from '../people/person.ts';
import type { Opened, SimulatedDevice } from '../people/simulated-device.ts';
import type { Connection } from '../server/connection.ts';
import type { World } from '../server/world.ts';
import { refusals } from './acknowledge.ts';
import type { Incoming } from './incoming.ts';
import { judgeChange } from './judge-change.ts';
import { refused, type Verdict } from './verdict.ts';

export const unknownKind = 'a message of a kind that the box does not know';
export const usedTwice = 'the id of a message was used twice';

/** Judges what the sender's own phone has decrypted, and remembers a new post. @returns null when it may pass */
export function judgeOpened(
  world: World,
  connection: Connection,
  sender: LinkedDevice,
  group: Group,
  incoming: Incoming,
  opened: Opened,
): Verdict | null {
  if (opened.kind === 'unreadable' && world.isBlind) {
    if (!group.posts.has(incoming.id))
      group.posts.set(incoming.id, unseenPost(world, group, sender, incoming));
    return null;
  }
  if (opened.kind === 'unreadable') {
    return refused(refusals.malformed, `a message that the sender's own phone cannot read: ${opened.why}`);
  }
  if (opened.kind === 'nothing-to-show') return refused(refusals.malformed, unknownKind);
  const { content } = opened;
  if (content.kind !== 'post') {
    const verdict = judgeChange(world, { group, sender, content, edit: incoming.attrs.edit });
    if (verdict === null) group.changeAuthors.set(incoming.id, sender);
    return verdict;
  }
  if (incoming.attrs.edit) return refused(refusals.malformed, 'a new message marked as a change');
  const known = group.posts.get(incoming.id);
  if (known && !known.isUnseen) {
    const isRepeat = isSameContent(known, content) && known.author === sender;
    return isRepeat ? null : refused(refusals.malformed, usedTwice);
  }
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
  group.posts.set(incoming.id, {
    ...(known ?? unseenPost(world, group, sender, incoming)),
    text: content.text,
    hasPhoto: content.photo !== null,
    photoSha256: content.photoSha256,
    isUnseen: false,
  });
  return null;
}

/** What the server knows of a message before anybody has read it. */
function unseenPost(world: World, group: Group, sender: LinkedDevice, { id }: Incoming): Post {
  const others = group.devicesExcept(sender).filter((device) => device.person !== sender.person);
  return {
    id,
    author: sender,
    takenAt: world.clock.now(),
    text: '',
    hasPhoto: false,
    photoSha256: null,
    isUnseen: true,
    deviceCount: others.filter((device) => device.kind === 'simulated').length,
    readableCount: 0,
    isAcknowledged: false,
    deliveredTo: new Set(),
  };
}

/** Why this client may not write to the group at all. */
export function whyForbidden(group: Group, sender: LinkedDevice): string | null {
  const membership = group.members.get(sender.person);
  if (!membership) return 'a message from somebody who is not in the group';
  if (group.isCommunityParent) return 'a message to a community itself';
  if (group.isAnnounceOnly && !membership.isAdmin) return 'a message where only admins may write';
  return null;
}

/** A device is not missed while the client was not told of it, or was given no good bundle of it. */
export function isExcused(connection: Connection, group: Group | null, device: Device): boolean {
  if (device.kind === 'simulated' && device.excuse) return true;
  const { person } = device;
  const places = [group?.jid ?? '', person.jid('lid'), person.jid('phone-number')];
  return places.some((place) => connection.isBehindOn(place));
}

/** The sender's own phone is in every group: through it the box knows what a message is before it answers. */
export function ownPhone(sender: LinkedDevice): SimulatedDevice {
  const phone = sender.person.devices.get(0);
  if (phone?.kind !== 'simulated') throw new Error('an account without a phone');
  return phone;
}
