import type { BundleFault, QueryKind } from '../../../main/practice/practice-box.ts';
import type { Fault } from './fault.ts';
import type { Scene } from './scene.ts';

/** What the server can answer, or not. */
export const serverFaults: readonly Fault[] = [
  {
    name: 'keys of one device: an error, once',
    stage: 'strangers',
    isVisible: true,
    strike: (scene) => scene.side.box.server.failNextPrekeys(scene.pick(scene.strangers)),
  },
  ...(['error', 'left-out', 'without-keys'] as const).map((fault) =>
    onBundles(`keys of one member: ${fault}, until later`, fault, ({ pick, strangers }) => [pick(strangers)]),
  ),
  {
    // Nobody could read it, so it waits: then everybody reads it at first.
    ...onBundles('keys of all: an empty list, until later', 'left-out', ({ group }) => group.members),
    isVisible: true,
  },
  onQuery('question for keys unanswered, once', 'prekeys', ['silence']),
  onQuery('question for keys unanswered, twice', 'prekeys', ['silence', 'silence']),
  onQuery('question for keys refused with 500', 'prekeys', [500]),
  onQuery('question for keys refused with 429', 'prekeys', [429]),
  onQuery('question for devices unanswered, once', 'usync', ['silence']),
  { ...onQuery('question for devices unanswered, twice', 'usync', ['silence', 'silence']), isVisible: false },
  onQuery('question for devices refused with 500', 'usync', [500]),
  onQuery('question for the group unanswered', 'group', ['silence']),
  {
    name: 'one member left out of the devices',
    stage: 'strangers',
    isVisible: false,
    strike: (scene) => leaveOut(scene, true),
    mend: (scene) => leaveOut(scene, false),
  },
  onLid('LID of one member not told with the devices', 'not-by-devices'),
  onLid('LID of one member told nowhere', 'nowhere'),
  {
    name: 'keys of one device are forged',
    stage: 'strangers',
    isVisible: false,
    strike: ({ side }) => side.box.server.forge('one-bundle'),
    mend: ({ side }) => side.box.server.forge('nothing'),
  },
  ...[421, 479, 500].map((code) => ({
    name: `refused with ${code} after somebody joined`,
    stage: 'friends' as const,
    isVisible: true,
    async strike({ side, group }: Scene) {
      await group.addMember(2);
      await side.box.server.ackNextWith(code);
    },
  })),
];

function onBundles(
  name: string,
  fault: BundleFault,
  whose: (scene: Scene) => Scene['group']['members'],
): Fault {
  const set = async (scene: Scene, next: BundleFault) => {
    for (const member of whose(scene)) await scene.side.box.server.breakBundles(member, next);
  };
  return {
    name,
    stage: 'strangers',
    isVisible: false,
    strike: (scene) => set(scene, fault),
    mend: async (scene) => {
      for (const member of scene.group.members) await scene.side.box.server.breakBundles(member, 'given');
    },
  };
}

function onQuery(name: string, kind: QueryKind, faults: readonly (number | 'silence')[]): Fault {
  return {
    name,
    stage: 'strangers',
    isVisible: true,
    async strike({ side: { box } }) {
      for (const fault of faults) {
        if (fault === 'silence') await box.server.ignoreNextQuery(kind);
        else await box.server.failNextQuery(kind, fault);
      }
    },
    mend: ({ side: { box } }) => box.server.answerAgain(),
  };
}

function onLid(name: string, fault: 'not-by-devices' | 'nowhere'): Fault {
  return {
    name,
    stage: 'strangers',
    isVisible: true,
    addressing: 'phone-number',
    strike: ({ side, pick, strangers }) => side.box.server.hideLid(pick(strangers), fault),
    async mend({ side, group }) {
      for (const member of group.members) await side.box.server.hideLid(member, 'told');
    },
  };
}

async function leaveOut({ side, pick, strangers, group }: Scene, isLeftOut: boolean): Promise<void> {
  const members = isLeftOut ? [pick(strangers)] : group.members;
  for (const member of members) await side.box.server.leaveOutOfDeviceLists(member, isLeftOut);
}
