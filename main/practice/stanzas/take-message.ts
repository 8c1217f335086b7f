import { isSignedIdentity } from '../pairing/link-device.ts';
import type { LinkedDevice } from '../people/linked-device.ts';
import type { Connection } from '../server/connection.ts';
import type { World } from '../server/world.ts';
import { acknowledge, refusals } from './acknowledge.ts';
import { beginsSessions, readIncoming } from './incoming.ts';
import type { Node } from './nodes.ts';
import { takeDirectMessage } from './take-direct-message.ts';
import { takeGroupMessage } from './take-group-message.ts';
import { refused, type Verdict } from './verdict.ts';

/** Judges a message and answers it; what is taken goes to the devices afterwards. */
export async function takeMessage(
  world: World,
  connection: Connection,
  device: LinkedDevice,
  stanza: Node,
): Promise<void> {
  world.queryCounts.set('message', (world.queryCounts.get('message') ?? 0) + 1);
  const code = world.switches.nextAckCodes.shift();
  const verdict = code === undefined ? await judge(world, connection, device, stanza) : refused(code);
  if (verdict.kind === 'refused') {
    if (verdict.violation) world.violations.record(verdict.violation);
    if (stanza.attrs.id) acknowledge(world, connection, stanza, verdict.code);
    return;
  }
  acknowledge(world, connection, stanza);
  verdict.andThen();
}

async function judge(
  world: World,
  connection: Connection,
  device: LinkedDevice,
  stanza: Node,
): Promise<Verdict> {
  const incoming = readIncoming(world, stanza);
  if (typeof incoming === 'string') return refused(refusals.malformed, incoming);
  if (beginsSessions(incoming)) {
    if (!incoming.deviceIdentity)
      return refused(refusals.malformed, 'a first message without device identity');
    if (!isSignedIdentity(world, device, incoming.deviceIdentity)) {
      return refused(refusals.malformed, 'a device identity that the phone did not sign');
    }
  }
  const group = world.groups.find(incoming.to);
  if (group) return takeGroupMessage(world, connection, device, group, incoming);
  const person = world.directory.findPerson(incoming.to);
  if (person) return takeDirectMessage(world, connection, device, person, incoming);
  return refused(refusals.notFound, 'a message to a chat that does not exist');
}
