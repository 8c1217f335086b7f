import type { Group } from '../groups/group.ts';
import { participantChange, tellGroup } from '../groups/notices.ts';
import type { Person } from '../people/person.ts';
import { addMember } from '../people/population.ts';
import type { DeviceInbox, PracticeGroup, PracticeMember } from '../practice-box.ts';
import type { World } from '../server/world.ts';
import { node } from '../stanzas/nodes.ts';
import { createMemberDeeds } from './member-deeds.ts';

/** What happens in a group, and what its members' devices hold. */
export function createGroupDeeds(world: World, group: Group): PracticeGroup {
  const members: PracticeMember[] = [];
  for (const person of simulatedMembers(world, group)) members.push(createMemberDeeds(world, group, person));

  const remove = (person: Person) => {
    const change = participantChange(group, 'remove', person);
    group.members.delete(person);
    tellGroup(world, group, change, [person]);
  };
  return {
    name: group.name,
    jid: group.jid,
    members,
    async inbox() {
      await world.farEnd.idle();
      return simulatedMembers(world, group).flatMap((person) => inboxesOf(group, person));
    },
    async addMember(deviceCount = 1) {
      const person = addMember(world, deviceCount);
      group.members.set(person, { isAdmin: false });
      tellGroup(world, group, participantChange(group, 'add', person));
      const member = createMemberDeeds(world, group, person);
      members.push(member);
      return member;
    },
    async removeMember({ lid }) {
      const index = members.findIndex((member) => member.lid === lid);
      const person = world.directory.findPerson(`${lid}@lid`);
      if (index < 0 || !person) throw new Error('nobody of that name is in this group');
      members.splice(index, 1);
      remove(person);
    },
    async removeAccount() {
      const owner = [...world.accounts.values()][0]?.person;
      if (owner) remove(owner);
    },
    async setAnnounceOnly(isAnnounceOnly) {
      group.isAnnounceOnly = isAnnounceOnly;
      tellGroup(world, group, node(isAnnounceOnly ? 'announcement' : 'not_announcement'));
    },
    async setDisappearing(seconds) {
      group.disappearingSeconds = seconds;
      const change = seconds > 0 ? node('ephemeral', { expiration: seconds }) : node('not_ephemeral');
      tellGroup(world, group, change);
    },
    async setCommunity(name) {
      const [before, after] = [group.community, name === null ? null : world.groups.named(name)];
      if (name !== null && !after?.isCommunityParent) throw new Error(`there is no community named ${name}`);
      group.community = after;
      // What the change says of itself is assumed: whoever hears of any change asks for the whole group.
      const parent = node('group', { jid: (after ?? before)?.jid });
      tellGroup(
        world,
        group,
        after
          ? node('link', { link_type: 'parent_group' }, [parent])
          : node('unlink', { unlink_type: 'parent_group' }, [parent]),
      );
    },
    stanzaCount: async () => group.stanzas.length,
    stanzas: async () => group.stanzas,
    async readings() {
      await world.farEnd.idle();
      return group.readings.list();
    },
  };
}

function simulatedMembers(world: World, group: Group): Person[] {
  return [...group.members.keys()].filter((person) => !world.accounts.has(person.lid));
}

function inboxesOf(group: Group, person: Person): DeviceInbox[] {
  const inboxes: DeviceInbox[] = [];
  for (const device of person.devices.values()) {
    if (device.kind !== 'simulated') continue;
    inboxes.push({ member: person.name, device: device.id, entries: device.chat(group.jid).entries() });
  }
  return inboxes;
}
