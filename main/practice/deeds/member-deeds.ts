import type { Group } from '../groups/group.ts';
import type { Person } from '../people/person.ts';
import type { SimulatedDevice } from '../people/simulated-device.ts';
import type { PracticeMember } from '../practice-box.ts';
import type { World } from '../server/world.ts';
import { newMessageId } from '../signal/padding.ts';
import { bundleNodes } from '../signal/pre-key-bundle.ts';
import { messageLane } from '../stanzas/acknowledge.ts';
import { node, toBigEndian } from '../stanzas/nodes.ts';
import { writeToGroup } from './write-to-group.ts';

/** What a member of a group can do. */
export function createMemberDeeds(world: World, group: Group, person: Person): PracticeMember {
  const retries = new Map<string, number>();
  return {
    name: person.name,
    phoneNumber: person.phoneNumber,
    lid: person.lid,
    async readEverything() {
      await world.farEnd.idle();
      person.readsEverything = true;
      for (const post of group.posts.values()) {
        if (post.deliveredTo.has(person)) sendReceipt(world, group, person, post.id, 'read');
      }
    },
    async askForRetry(deviceId = 0) {
      await world.farEnd.idle();
      const device = person.devices.get(deviceId);
      const messageId = [...group.posts.keys()].at(-1);
      if (device?.kind !== 'simulated' || messageId === undefined)
        throw new Error('there is nothing to ask for');
      const count = (retries.get(`${deviceId} ${messageId}`) ?? 0) + 1;
      retries.set(`${deviceId} ${messageId}`, count);
      askForRetry(world, group, device, messageId, count);
    },
    async write(text) {
      const device = person.devices.get(0);
      if (device?.kind !== 'simulated') throw new Error('a member without a phone');
      world.farEnd.add(() => writeToGroup(world, group, device, newMessageId(), text));
      await world.farEnd.idle();
    },
  };
}

function sendReceipt(world: World, group: Group, person: Person, id: string, type: string): void {
  const author = group.posts.get(id)?.author;
  if (author?.kind !== 'linked') return;
  const t = Math.floor(world.clock.now() / 1000);
  const participant = person.jid(group.addressing);
  author.deliver(node('receipt', { from: group.jid, participant, id, t, type }), messageLane(id));
}

/** Baileys lib/Socket/messages-recv.js:431-482: a retry brings fresh keys, so that a session can begin anew. */
function askForRetry(world: World, group: Group, device: SimulatedDevice, id: string, count: number): void {
  const author = group.posts.get(id)?.author;
  if (author?.kind !== 'linked') return;
  const t = Math.floor(world.clock.now() / 1000);
  const participant = group.deviceJid(device);
  const { registrationId } = device.keys;
  const attributes = { from: group.jid, participant, id, type: 'retry', t };
  const content = [
    node('retry', { count, id, t, v: 1 }),
    node('registration', {}, toBigEndian(registrationId, 4)),
    node('keys', {}, bundleNodes(device.keys.nextBundle()).slice(1)),
  ];
  author.deliver(node('receipt', attributes, content), messageLane(id));
}
