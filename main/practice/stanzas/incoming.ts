import { parseUser } from '../people/address.ts';
import type { Device } from '../people/person.ts';
import { deviceName } from '../people/person.ts';
import type { World } from '../server/world.ts';
import { bytes, child, children, type Node } from './nodes.ts';

export interface Sealed {
  readonly type: 'pkmsg' | 'msg';
  readonly sealed: Buffer;
}

/** A message stanza of a client, read but not yet judged. */
export interface Incoming {
  readonly id: string;
  readonly to: string;
  readonly type: string;
  readonly attrs: Node['attrs'];
  /** By device name. */
  readonly pairwise: ReadonlyMap<string, Sealed>;
  readonly recipients: readonly Device[];
  /** rc14 does so in the own chat (lib/Socket/messages-send.js:620 asks for the same user twice), nowhere else. */
  readonly namesADeviceTwice: boolean;
  /** Sealed with the sender key of the group. */
  readonly group: Buffer | null;
  /** Sealed for one device: a repeat for it alone, or a message to the own phone. */
  readonly direct: Sealed | null;
  readonly onlyFor: Device | null;
  readonly deviceIdentity: Buffer | null;
}

const knownTypes = ['text', 'media', 'reaction', 'poll', 'event'];
const knownParts = ['participants', 'enc', 'device-identity', 'reporting', 'meta', 'tctoken'];

/** @returns the message, or what is wrong with it */
export function readIncoming(world: World, stanza: Node): Incoming | string {
  const { id, to, type, participant } = stanza.attrs;
  if (!id) return 'a message without an id';
  if (!to) return 'a message to nobody';
  if (!type || !knownTypes.includes(type)) return `a message of the type ${type}`;
  const odd = children(stanza).find(({ tag }) => !knownParts.includes(tag));
  if (odd) return `a message with a part ${odd.tag}`;

  const pairwise = new Map<string, Sealed>();
  const recipients: Device[] = [];
  for (const part of children(child(stanza, 'participants'), 'to')) {
    if (isGhost(world, part.attrs.jid)) continue;
    const device = world.directory.findDevice(part.attrs.jid);
    const sealed = readSealed(child(part, 'enc'));
    if (!device) return 'a message to a device that does not exist';
    if (!sealed) return 'a recipient without a message';
    if (!pairwise.has(deviceName(device))) pairwise.set(deviceName(device), sealed);
    recipients.push(device);
  }

  const enc = children(stanza, 'enc');
  if (enc.length > 1) return 'a message with two contents';
  const own = enc[0];
  const isGroup = own?.attrs.type === 'skmsg';
  const direct = own && !isGroup ? readSealed(own) : null;
  if (own && !isGroup && !direct) return `a message sealed as ${own.attrs.type}`;
  const onlyFor = participant === undefined ? null : world.directory.findDevice(participant);
  if (participant !== undefined && !onlyFor) return 'a repeat for a device that does not exist';
  const identity = child(stanza, 'device-identity');
  return {
    id,
    to,
    type,
    attrs: stanza.attrs,
    pairwise,
    recipients,
    namesADeviceTwice: recipients.length > pairwise.size,
    group: isGroup ? bytes(own) : null,
    direct,
    onlyFor,
    deviceIdentity: identity ? bytes(identity) : null,
  };
}

/** A device that the server itself still names; what is sent to it is lost. */
function isGhost(world: World, jid: string | undefined): boolean {
  const device = parseUser(jid)?.device ?? 0;
  return world.directory.findPerson(jid)?.faults.ghosts.has(device) === true;
}

function readSealed(enc: Node | undefined): Sealed | null {
  const type = enc?.attrs.type;
  const sealed = bytes(enc);
  if (enc?.attrs.v !== '2' || sealed.length === 0) return null;
  return type === 'pkmsg' || type === 'msg' ? { type, sealed } : null;
}

/** Whether a first message of a session is among them, so that the sender has to show who it is. */
export function beginsSessions(incoming: Incoming): boolean {
  const all = [...incoming.pairwise.values(), ...(incoming.direct ? [incoming.direct] : [])];
  return all.some(({ type }) => type === 'pkmsg');
}
