import type { NoiseSession } from '../noise/noise-responder.ts';
import type { LinkedDevice } from '../people/linked-device.ts';
import type { Connection } from '../server/connection.ts';
import type { World } from '../server/world.ts';
import { node } from '../stanzas/nodes.ts';

/** Lets a linked client in, or refuses it with the code that WhatsApp would give. */
export function logIn(world: World, connection: Connection, session: NoiseSession): void {
  const refused = world.switches.refusedLoginCode;
  if (refused !== null) {
    connection.end(failure(refused));
    return;
  }
  const device = findDevice(world, session);
  if (!device) {
    connection.end(failure(401));
    return;
  }
  if (!device.noiseKey.equals(session.clientKey)) {
    world.violations.record('a login with another Noise key than the one that was linked');
    connection.end(failure(401));
    return;
  }
  checkRoutingInfo(world, connection, device);
  device.connection?.end(node('stream:error', {}, [node('conflict', { type: 'replaced' })]));
  device.connection = connection;
  connection.device = device;
  const t = Math.floor(world.clock.now() / 1000);
  connection.send(node('success', { t, lid: device.person.jid('lid', device.id), location: 'box' }), 'login');
}

export function failure(code: number) {
  return node('failure', { reason: code, location: 'box' });
}

function findDevice(world: World, session: NoiseSession): LinkedDevice | null {
  const person = world.directory.findByPhoneNumber(String(session.payload.username));
  const device = person?.devices.get(session.payload.device ?? 0);
  return device?.kind === 'linked' ? device : null;
}

/** What the server once told about the nearest edge comes back before the first frame, unchanged. */
function checkRoutingInfo(world: World, connection: Connection, device: LinkedDevice): void {
  if (!connection.routingInfo) return;
  if (device.routingInfo?.equals(connection.routingInfo)) return;
  world.violations.record('a connection with routing info that this client was never given');
}
