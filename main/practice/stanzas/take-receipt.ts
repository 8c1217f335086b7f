import type { LinkedDevice } from '../people/linked-device.ts';
import type { Connection } from '../server/connection.ts';
import type { World } from '../server/world.ts';
import { messageLane } from './acknowledge.ts';
import { child, children, type Node, node } from './nodes.ts';

/** Kinds of receipt that a client sends; `inactive` is a delivery while nobody looks. */
const knownTypes = [
  undefined,
  'inactive',
  'read',
  'read-self',
  'sender',
  'retry',
  'peer_msg',
  'hist_sync',
  'played',
];

/** Answers a receipt and passes it on to the author of the message. */
export function takeReceipt(world: World, connection: Connection, device: LinkedDevice, stanza: Node): void {
  const { id, to, type, participant } = stanza.attrs;
  if (!id || !to) {
    world.violations.record('a receipt without an id or address');
    return;
  }
  if (!knownTypes.includes(type)) {
    world.violations.record(`a receipt of the type ${type}`);
    return;
  }
  const more = children(child(stanza, 'list'), 'item').map((item) => item.attrs.id ?? '');
  const ids = [id, ...more];
  const unknown = ids.find((each) => !device.received.has(each));
  if (unknown !== undefined) {
    world.violations.record('a receipt for a message that this client never got');
    return;
  }
  connection.send(node('ack', { class: 'receipt', id, from: to, type, participant }), messageLane(id));
  countReading(world, type, ids.length);
  for (const each of ids) connection.takeReceipt(each);
  for (const each of ids) passOn(world, device, stanza, each);
}

/** What a client says of its own reading is the only thing that the server can know of it. */
function countReading(world: World, type: string | undefined, count: number): void {
  if (type !== undefined && type !== 'inactive' && type !== 'retry') return;
  const name = type === 'retry' ? 'retry' : 'receipt';
  world.queryCounts.set(name, (world.queryCounts.get(name) ?? 0) + count);
}

function passOn(world: World, device: LinkedDevice, stanza: Node, id: string): void {
  const author = device.received.get(id);
  const { to, type, participant } = stanza.attrs;
  const isForAuthor = type === undefined || ['inactive', 'read', 'retry'].includes(type);
  if (author?.kind !== 'linked' || !isForAuthor) return;
  const group = world.groups.find(to);
  const isLid = (participant ?? to ?? '').endsWith('@lid');
  const self = device.person.jid(group?.addressing ?? (isLid ? 'lid' : 'phone-number'), device.id);
  const attributes = {
    id,
    from: group ? group.jid : self,
    participant: group ? self : undefined,
    type: type === 'inactive' ? undefined : type,
    t: Math.floor(world.clock.now() / 1000),
  };
  const content = type === 'retry' && Array.isArray(stanza.content) ? stanza.content : undefined;
  author.deliver(node('receipt', attributes, content), messageLane(id));
}
