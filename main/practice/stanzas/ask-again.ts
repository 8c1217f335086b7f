import type { Group } from '../groups/group.ts';
import type { SimulatedDevice } from '../people/simulated-device.ts';
import type { World } from '../server/world.ts';
import { bundleNodes } from '../signal/pre-key-bundle.ts';
import { messageLane } from './acknowledge.ts';
import { node, toBigEndian } from './nodes.ts';

/**
 * A device asks the author for a message that it could not read. Baileys lib/Socket/messages-recv.js:431-507: such a
 * retry brings fresh keys, so that a session can begin anew, but mostly not the first time.
 */
export function askAgain(
  world: World,
  group: Group,
  device: SimulatedDevice,
  id: string,
  bringsKeys = true,
): void {
  const author = group.posts.get(id)?.author ?? group.changeAuthors.get(id);
  if (author?.kind !== 'linked') return;
  const count = (device.askCounts.get(id) ?? 0) + 1;
  device.askCounts.set(id, count);
  const t = Math.floor(world.clock.now() / 1000);
  const participant = group.deviceJid(device);
  const { registrationId } = device.keys;
  const attributes = { from: group.jid, participant, id, type: 'retry', t };
  const content = [
    node('retry', { count, id, t, v: 1 }),
    node('registration', {}, toBigEndian(registrationId, 4)),
    ...(bringsKeys ? [node('keys', {}, bundleNodes(device.keys.nextBundle()).slice(1))] : []),
  ];
  author.deliver(node('receipt', attributes, content), messageLane(id));
}

/** A real client gives up after so many (Baileys lib/Defaults/index.js, `maxMsgRetryCount`). */
const mostAsks = 5;

/** As a device does by itself; with jitter each takes a while of its own, so that many ask in any order. */
export function askByItself(world: World, group: Group, device: SimulatedDevice, id: string): void {
  if ((device.askCounts.get(id) ?? 0) >= mostAsks) return;
  const { jitter } = world;
  if (jitter) setTimeout(() => askAgain(world, group, device, id), jitter.random() * jitter.longestMs);
  else askAgain(world, group, device, id);
}
