import type { LinkedDevice } from '../people/linked-device.ts';
import type { Person } from '../people/person.ts';
import type { World } from '../server/world.ts';
import { newMessageId } from '../signal/padding.ts';
import { type Node, node } from '../stanzas/nodes.ts';
import type { Group } from './group.ts';
import { participantNode } from './group-node.ts';

/** Tells the clients of a group what has changed (Baileys lib/Socket/messages-recv.js:583, handleGroupNotification). */
export function tellGroup(world: World, group: Group, change: Node, alsoTo: readonly Person[] = []): void {
  const attributes = {
    from: group.jid,
    type: 'w:gp2',
    participant: group.creator.jid(group.addressing),
    addressing_mode: group.addressing === 'lid' ? 'lid' : 'pn',
    t: Math.floor(world.clock.now() / 1000),
    notify: group.creator.name,
  };
  for (const device of clientsOf([...group.members.keys(), ...alsoTo])) {
    if (!device.connection?.isActive) device.hasMissedGroupChanges = true;
    const id = newMessageId();
    device.deliver(node('notification', { ...attributes, id }, [change]), `chat ${group.jid}`);
  }
}

export function participantChange(group: Group, change: 'add' | 'remove', person: Person): Node {
  const isAdmin = group.members.get(person)?.isAdmin ?? false;
  return node(change, { v_id: 1 }, [participantNode(group, person, isAdmin)]);
}

/** Tells everybody who shares a group with a person that she has a new phone (Baileys lib/Socket/messages-recv.js:550). */
export function tellIdentity(world: World, person: Person): void {
  const t = Math.floor(world.clock.now() / 1000);
  for (const device of clientsOf(acquaintances(world, person))) {
    if (device.person === person) continue;
    const from = person.jid('lid');
    const attributes = { from, type: 'encrypt', id: newMessageId(), t };
    device.deliver(node('notification', attributes, [node('identity')]), `identity ${from}`);
  }
}

/** Tells everybody who shares a group with a person that one of her devices came or went. */
export function tellDevices(world: World, person: Person, change: 'add' | 'remove', deviceId: number): void {
  const t = Math.floor(world.clock.now() / 1000);
  for (const device of clientsOf(acquaintances(world, person))) {
    if (device.person === person && device.id === deviceId) continue;
    for (const addressing of ['lid', 'phone-number'] as const) {
      const from = person.jid(addressing);
      const changed = node('device', { jid: person.jid(addressing, deviceId), 'key-index': deviceId });
      const content = [node(change, { device_hash: '2:box' }, [changed])];
      const attributes = { from, type: 'devices', id: newMessageId(), t };
      device.deliver(node('notification', attributes, content), `devices ${from}`);
    }
  }
}

function acquaintances(world: World, person: Person): ReadonlySet<Person> {
  const people = new Set<Person>([person]);
  for (const group of world.groups.all()) {
    if (group.members.has(person)) for (const member of group.members.keys()) people.add(member);
  }
  return people;
}

function clientsOf(people: Iterable<Person>): LinkedDevice[] {
  return [...people].flatMap((person) =>
    [...person.devices.values()].filter((device) => device.kind === 'linked'),
  );
}
