import { Group } from '../groups/group.ts';
import { groupNode } from '../groups/group-node.ts';
import { tellGroup } from '../groups/notices.ts';
import type { GroupPlan } from '../practice-box.ts';
import type { World } from '../server/world.ts';
import { node } from '../stanzas/nodes.ts';
import type { Account, SentMessage } from './account.ts';
import type { Person } from './person.ts';
import { SimulatedDevice } from './simulated-device.ts';

type DeviceCount = 1 | 2 | 3;

/** Somebody who only exists in the box, with simulated devices. */
export function addMember(world: World, deviceCount: DeviceCount = 1): Person {
  const person = world.directory.addPerson();
  for (let id = 0; id < deviceCount; id += 1) person.devices.set(id, new SimulatedDevice(person, id));
  return person;
}

/** An account whose phone is simulated and to which real clients can be linked. */
export function addAccount(world: World): Account {
  const person = world.directory.addPerson();
  const phone = new SimulatedDevice(person, 0);
  person.devices.set(0, phone);
  const account = {
    person,
    phone,
    deadSecrets: new Set<string>(),
    nextDeviceId: 1,
    timeLockUntil: null,
    sent: new Map<string, SentMessage>(),
  };
  world.accounts.set(person.lid, account);
  return account;
}

/** A group with all accounts and as many members as planned. */
export function addGroup(world: World, plan: GroupPlan): Group {
  const accounts = [...world.accounts.values()].map(({ person }) => person);
  const owner = accounts[0];
  const counts = plan.devicesPerMember ?? [1];
  const members = Array.from({ length: plan.members }, (_, index) =>
    addMember(world, counts[index % counts.length] ?? 1),
  );
  const creator = plan.isAccountAdmin || !members[0] ? owner : members[0];
  if (!creator) throw new Error('a group needs somebody');
  const community = plan.community === undefined ? null : world.groups.named(plan.community);
  if (plan.community !== undefined && !community?.isCommunityParent)
    throw new Error(`there is no community named ${plan.community}`);
  const serial = String(world.groups.all().length + 1).padStart(12, '0');
  const group = new Group({
    jid: `120363${serial}@g.us`,
    name: plan.name,
    addressing: plan.addressing ?? 'lid',
    isCommunityParent: plan.isCommunityParent ?? false,
    isCommunityAnnouncements: plan.isCommunityAnnouncements ?? false,
    community,
    isAnnounceOnly: plan.announceOnly ?? false,
    disappearingSeconds: plan.disappearingSeconds ?? 0,
    createdAt: world.clock.now(),
    creator,
  });
  for (const person of [...accounts, ...members]) group.members.set(person, { isAdmin: person === creator });
  world.groups.add(group);
  tellGroup(world, group, node('create', { type: 'new' }, [groupNode(group)]));
  return group;
}
