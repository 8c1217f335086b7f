import type { LinkedDevice } from '../people/linked-device.ts';
import type { Connection } from '../server/connection.ts';
import type { World } from '../server/world.ts';
import { children, type Node, node, serverJid } from './nodes.ts';
import { takeMessage } from './take-message.ts';
import { takeQuery } from './take-query.ts';
import { takeReceipt } from './take-receipt.ts';

const presenceTypes = [undefined, 'available', 'unavailable', 'subscribe', 'unsubscribe'];
const announcements = ['unified_session', 'offline_batch'];

/** Takes one stanza of a client. What is not known is recorded and refused. */
export async function takeStanza(world: World, connection: Connection, stanza: Node): Promise<void> {
  const { device } = connection;
  if (stanza.tag === 'iq') {
    takeQuery(world, connection, stanza);
  } else if (stanza.tag === 'ack') {
    takeAck(world, connection, stanza);
  } else if (stanza.tag === 'ib') {
    takeAnnouncement(world, stanza);
  } else if (stanza.tag === 'presence') {
    const { type } = stanza.attrs;
    if (!presenceTypes.includes(type)) world.violations.record(`a presence of the type ${type}`);
  } else if (!device) {
    reject(world, connection, stanza, `a ${stanza.tag} before linking`);
  } else {
    await takeFromDevice(world, connection, device, stanza);
  }
}

async function takeFromDevice(
  world: World,
  connection: Connection,
  device: LinkedDevice,
  stanza: Node,
): Promise<void> {
  if (stanza.tag === 'message') await takeMessage(world, connection, device, stanza);
  else if (stanza.tag === 'receipt') takeReceipt(world, connection, device, stanza);
  else if (stanza.tag === 'chatstate') takeChatState(world, stanza);
  else reject(world, connection, stanza, `an unknown stanza (${stanza.tag})`);
}

function takeAck(world: World, connection: Connection, stanza: Node): void {
  const { id, class: stanzaClass } = stanza.attrs;
  if (!id) {
    world.violations.record('an acknowledgement without an id');
    return;
  }
  // A message is acknowledged by its receipt, and by this only when the client could not read it.
  const isOfMessage = stanzaClass === 'message' && connection.device?.received.has(id) === true;
  if (isOfMessage) connection.takeReceipt(id);
  if (isOfMessage || connection.takeAcknowledgement(stanza)) return;
  world.violations.record(`an acknowledgement of nothing (${stanzaClass})`);
}

function takeAnnouncement(world: World, stanza: Node): void {
  const unknown = children(stanza).find(({ tag }) => !announcements.includes(tag));
  if (unknown) world.violations.record(`an unknown announcement (${unknown.tag})`);
}

function takeChatState(world: World, stanza: Node): void {
  const { to } = stanza.attrs;
  if (world.groups.find(to) || world.directory.findPerson(to)) return;
  world.violations.record('a chat state for a chat that does not exist');
}

const unrecognized = 488;

function reject(world: World, connection: Connection, stanza: Node, what: string): void {
  world.violations.record(what);
  const { id, to } = stanza.attrs;
  if (!id) return;
  const attributes = { class: stanza.tag, id, from: to ?? serverJid, error: unrecognized };
  connection.send(node('ack', attributes));
}
