import { createHash } from 'node:crypto';
import type { DeviceInbox, InboxEntry } from '../../main/practice/practice-box.ts';
import type { CommunityPlace, GroupFacts, GroupId } from '../../shared/groups.ts';
import type { FarGroup, FarMember, GroupPlan } from '../whatsapp/far-end.ts';

/** What a posted message is in the fake. */
export interface FakeMessage {
  readonly id: string;
  readonly text: string;
  readonly photoSha256: string | null;
  readonly disappearingSeconds: number;
  /** Of the message that it answers. */
  readonly quotedId?: string;
}

/** What a message of the fake is made of: one for itself, or one that changes another. */
export type FakeContent =
  | ({ readonly kind: 'post' } & Omit<FakeMessage, 'id'>)
  | { readonly kind: 'edit'; readonly targetId: string; readonly text: string }
  | { readonly kind: 'delete'; readonly targetId: string };

export interface FakeChat {
  readonly entries: InboxEntry[];
  /** When each message was taken, for the windows of edit and delete. */
  readonly takenAt: Map<string, number>;
}

export interface FakeGroup extends FarGroup {
  readonly id: GroupId;
  readonly chat: FakeChat;
  /** Names of those who send read receipts. */
  readonly readers: ReadonlySet<string>;
  stanzas: number;
  describe(): GroupFacts;
}

export interface FakeGroupEvents {
  readonly onChange: () => void;
  /** Somebody has just turned to reading. */
  readonly onReader: (group: FakeGroup, name: string) => void;
}

export const createChat = (): FakeChat => ({ entries: [], takenAt: new Map() });

export function createFakeGroup(plan: GroupPlan, events: FakeGroupEvents): FakeGroup {
  const members: FarMember[] = [];
  const devicesOf = new Map<string, number>();
  const joinedAt = new Map<string, number>();
  const readers = new Set<string>();
  let announceOnly = plan.announceOnly ?? false;
  let disappearingSeconds = plan.disappearingSeconds ?? 0;
  let community = plan.community ?? null;
  const isAnnounceOnly = () => announceOnly || plan.isCommunityAnnouncements === true;

  function join(devices: number): FarMember {
    const name = `Member ${members.length + 1}`;
    const member = {
      name,
      async readEverything() {
        readers.add(name);
        events.onReader(group, name);
      },
    };
    members.push(member);
    devicesOf.set(name, devices);
    joinedAt.set(name, group.chat.entries.length);
    return member;
  }

  const group: FakeGroup = {
    name: plan.name,
    id: nameGroup(plan.name),
    chat: createChat(),
    members,
    readers,
    stanzas: 0,
    describe: () => ({
      id: group.id,
      name: plan.name,
      memberCount: members.length + 1,
      announceOnly: isAnnounceOnly(),
      disappearingSeconds,
      community: findPlace(plan, community),
      ...explainWhyNoPost(plan, isAnnounceOnly()),
    }),
    inbox: async () => members.flatMap(({ name }) => inboxesOf(name)),
    async addMember() {
      const member = join(1);
      events.onChange();
      return member;
    },
    async setAnnounceOnly(isOnlyAdmins) {
      announceOnly = isOnlyAdmins;
      events.onChange();
    },
    async setDisappearing(seconds) {
      disappearingSeconds = seconds;
      events.onChange();
    },
    async setCommunity(name) {
      community = name;
      events.onChange();
    },
    stanzaCount: async () => group.stanzas,
  };

  function inboxesOf(name: string): DeviceInbox[] {
    const entries = group.chat.entries.slice(joinedAt.get(name));
    return Array.from({ length: devicesOf.get(name) ?? 1 }, (_, device) => ({
      member: name,
      device,
      entries,
    }));
  }

  const pattern = plan.devicesPerMember ?? [1];
  for (let index = 0; index < plan.members; index += 1) join(pattern[index % pattern.length] ?? 1);
  return group;
}

function nameGroup(name: string): GroupId {
  return createHash('sha256').update(name).digest('hex') as GroupId;
}

function findPlace(plan: GroupPlan, community: string | null): CommunityPlace | null {
  if (plan.isCommunityParent) return { kind: 'parent' };
  if (community === null) return null;
  const kind = plan.isCommunityAnnouncements ? 'announcements' : 'group';
  return { kind, parentId: nameGroup(community) };
}

function explainWhyNoPost(plan: GroupPlan, announceOnly: boolean): Pick<GroupFacts, 'whyNoPost'> {
  if (plan.isCommunityParent) return { whyNoPost: 'community-parent' };
  return announceOnly && !plan.isAccountAdmin ? { whyNoPost: 'only-admins' } : {};
}
