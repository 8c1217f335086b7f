import type { Group } from '../groups/group.ts';
import { tellDevices, tellIdentity } from '../groups/notices.ts';
import type { Person } from '../people/person.ts';
import { SimulatedDevice } from '../people/simulated-device.ts';
import type { PracticeMember } from '../practice-box.ts';
import type { World } from '../server/world.ts';
import { newMessageId } from '../signal/padding.ts';
import { messageLane } from '../stanzas/acknowledge.ts';
import { askAgain } from '../stanzas/ask-again.ts';
import { node } from '../stanzas/nodes.ts';
import { writeToGroup } from './write-to-group.ts';

/** What a member of a group can do. */
export function createMemberDeeds(world: World, group: Group, person: Person): PracticeMember {
  function findDevice(deviceId: number): SimulatedDevice {
    const device = person.devices.get(deviceId);
    if (device?.kind !== 'simulated') throw new Error('this member has no such device');
    return device;
  }

  function remove(deviceId: number, how: 'told' | 'untold' | 'still-listed'): void {
    person.devices.delete(deviceId);
    if (how === 'told') tellDevices(world, person, 'remove', deviceId);
    if (how === 'still-listed') person.faults.ghosts.add(deviceId);
  }

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
      const messageId = [...group.posts.keys()].at(-1);
      if (messageId === undefined) throw new Error('there is nothing to ask for');
      askAgain(world, group, findDevice(deviceId), messageId);
    },
    async loseKeys(deviceId = 0) {
      await world.farEnd.idle();
      findDevice(deviceId).loseKeys();
    },
    async changePhone(isTold) {
      await world.farEnd.idle();
      for (const id of [...person.devices.keys()].filter((each) => each !== 0))
        remove(id, isTold ? 'told' : 'untold');
      person.devices.set(0, new SimulatedDevice(person, 0));
      if (isTold) tellIdentity(world, person);
    },
    async addDevice(isTold) {
      await world.farEnd.idle();
      const id = Math.max(...person.devices.keys(), ...person.faults.ghosts) + 1;
      person.devices.set(id, new SimulatedDevice(person, id));
      if (isTold) tellDevices(world, person, 'add', id);
      return id;
    },
    async removeDevice(deviceId, how) {
      await world.farEnd.idle();
      findDevice(deviceId);
      remove(deviceId, how);
    },
    async write(text) {
      const device = findDevice(0);
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
