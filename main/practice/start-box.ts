import type {
  BoxOptions,
  GroupPlan,
  PracticeBox,
  PracticeGroup,
  PracticeMember,
  PracticePhone,
  PracticeServer,
} from './practice-box.ts';
import { type BoxProcess, type DoDeed, openLine } from './process/box-line.ts';
import { actorNames, type GroupFacts, type MemberFacts, type PhoneFacts } from './process/box-messages.ts';

/**
 * Starts a box in a process that runs `practice-process` and gives it as if it were here: every deed is a message
 * to that process. `stop()` ends the process too.
 * @throws Error when the box cannot start, for example because its port is taken
 */
export async function startBox(process: BoxProcess, options: BoxOptions): Promise<PracticeBox> {
  const { facts, doDeed } = await openLine(process, options);
  const groups = new Map<string, PracticeGroup>();
  const keep = (group: GroupFacts): PracticeGroup => {
    const made = groupFacade(doDeed, group);
    groups.set(group.name, made);
    return made;
  };
  for (const group of facts.groups) keep(group);

  const box = deedsOf<Omit<PracticeBox, 'address' | 'phone' | 'server' | 'group'>>(doDeed, actorNames.box, [
    'addGroup',
    'addAccount',
    'violations',
    'takeViolations',
    'report',
    'record',
    'stop',
  ]);
  return {
    ...box,
    address: facts.address,
    phone: phoneFacade(doDeed, facts.phone),
    server: serverFacade(doDeed),
    group(name) {
      const group = groups.get(name);
      if (!group) throw new Error(`there is no group named ${name}`);
      return group;
    },
    addGroup: async (plan: GroupPlan) => keep(await box.addGroup(plan)),
    addAccount: async () => phoneFacade(doDeed, await box.addAccount()),
    async stop() {
      await box.stop().catch(() => undefined);
      process.kill();
    },
  };
}

/** An object whose methods are messages. */
function deedsOf<Actor>(doDeed: DoDeed, actor: string, deeds: readonly (keyof Actor & string)[]): Actor {
  const methods = deeds.map((deed) => [deed, (...args: unknown[]) => doDeed(actor, deed, args)] as const);
  return Object.fromEntries(methods) as Actor;
}

type PhoneDeeds = Omit<PracticePhone, keyof PhoneFacts>;
type MemberDeeds = Omit<PracticeMember, keyof MemberFacts>;
type GroupDeeds = Omit<PracticeGroup, 'name' | 'jid' | 'members'>;

function phoneFacade(doDeed: DoDeed, facts: PhoneFacts): PracticePhone {
  const actor = actorNames.phone(facts);
  const { phoneNumber, lid } = facts;
  const deeds = deedsOf<PhoneDeeds>(doDeed, actor, ['scanQr', 'enterCode', 'unlink', 'ownChat']);
  return { phoneNumber, lid, ...deeds };
}

function serverFacade(doDeed: DoDeed): PracticeServer {
  const server = deedsOf<PracticeServer>(doDeed, actorNames.server, [
    'dropConnection',
    'goSilent',
    'speakAgain',
    'goHalfOpen',
    'goMute',
    'endStream',
    'ackNextWith',
    'holdAcks',
    'releaseAcks',
    'holdWaiting',
    'releaseWaiting',
    'delayAcks',
    'setTimeLock',
    'refuseLogins',
    'forge',
    'breakBundles',
    'leaveOutOfDeviceLists',
    'hideLid',
    'failNextPrekeys',
    'failNextQuery',
    'ignoreNextQuery',
    'answerAgain',
    'failNextUpload',
    'countQueries',
    'connectionCount',
    'uploadCount',
    'advanceClock',
  ]);
  return {
    ...server,
    breakBundles: (person, fault) => server.breakBundles(plainMember(person), fault),
    leaveOutOfDeviceLists: (person, isLeftOut) =>
      server.leaveOutOfDeviceLists(plainMember(person), isLeftOut),
    hideLid: (person, fault) => server.hideLid(plainMember(person), fault),
    failNextPrekeys: (person) => server.failNextPrekeys(plainMember(person)),
  };
}

function groupFacade(doDeed: DoDeed, facts: GroupFacts): PracticeGroup {
  const group = deedsOf<GroupDeeds>(doDeed, actorNames.group(facts.name), [
    'inbox',
    'addMember',
    'removeMember',
    'removeAccount',
    'setAnnounceOnly',
    'setDisappearing',
    'setCommunity',
    'stanzaCount',
    'stanzas',
    'readings',
  ]);
  const members = facts.members.map((member) => memberFacade(doDeed, facts.name, member));
  return {
    ...group,
    name: facts.name,
    jid: facts.jid,
    members,
    async addMember(devices) {
      const member = memberFacade(doDeed, facts.name, await group.addMember(devices));
      members.push(member);
      return member;
    },
    async removeMember(member) {
      await group.removeMember(plainMember(member));
      const index = members.findIndex(({ lid }) => lid === member.lid);
      if (index >= 0) members.splice(index, 1);
    },
  };
}

function memberFacade(doDeed: DoDeed, groupName: string, facts: MemberFacts): PracticeMember {
  const actor = actorNames.member(groupName, facts);
  const deeds = deedsOf<MemberDeeds>(doDeed, actor, [
    'readEverything',
    'askForRetry',
    'loseKeys',
    'changePhone',
    'addDevice',
    'removeDevice',
    'write',
  ]);
  return { name: facts.name, phoneNumber: facts.phoneNumber, lid: facts.lid, ...deeds };
}

/** Functions cannot cross; the other side finds the member by its LID. */
function plainMember(member: PracticeMember): PracticeMember {
  const { name, phoneNumber, lid } = member;
  return { name, phoneNumber, lid } as PracticeMember;
}
