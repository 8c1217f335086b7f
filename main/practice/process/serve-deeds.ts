import { createBox } from '../create-box.ts';
import type {
  BoxOptions,
  PracticeBox,
  PracticeGroup,
  PracticeMember,
  PracticePhone,
} from '../practice-box.ts';
import {
  actorNames,
  type BoxFacts,
  type FromBox,
  type GroupFacts,
  type MemberFacts,
  type PhoneFacts,
  type ToBox,
} from './box-messages.ts';

type Deed = (...args: never[]) => unknown;

/** Builds the box when asked to, and does deeds to it one message at a time. */
export function serveDeeds(answer: (message: FromBox) => void): (message: ToBox) => Promise<void> {
  const actors = new Map<string, object>();
  return async (message) => {
    if (message.kind === 'start') {
      try {
        answer({ kind: 'started', box: await start(actors, message.options) });
      } catch (error) {
        answer({ kind: 'not-started', why: wordsOf(error) });
      }
      return;
    }
    const { id, actor, deed, args } = message;
    try {
      const found: unknown = Reflect.get(actors.get(actor) ?? {}, deed);
      if (typeof found !== 'function') throw new Error(`${actor} cannot ${deed}`);
      answer({ kind: 'done', id, value: await (found as Deed)(...(args as never[])) });
    } catch (error) {
      answer({ kind: 'not-done', id, why: wordsOf(error) });
    }
  };
}

async function start(actors: Map<string, object>, options: BoxOptions): Promise<BoxFacts> {
  const box = await createBox(options);
  const groups = options.groups.map(({ name }) => addGroup(actors, box.group(name)));
  actors.set(actorNames.server, box.server);
  actors.set(actorNames.box, {
    addGroup: async (plan: Parameters<PracticeBox['addGroup']>[0]) =>
      addGroup(actors, await box.addGroup(plan)),
    addAccount: async () => addPhone(actors, await box.addAccount()),
    violations: box.violations,
    takeViolations: box.takeViolations,
    report: box.report,
    record: box.record,
    stop: box.stop,
  });
  return { address: box.address, phone: addPhone(actors, box.phone), groups };
}

function addPhone(actors: Map<string, object>, phone: PracticePhone): PhoneFacts {
  actors.set(actorNames.phone(phone), phone);
  return { phoneNumber: phone.phoneNumber, lid: phone.lid };
}

function addGroup(actors: Map<string, object>, group: PracticeGroup): GroupFacts {
  const members = group.members.map((member) => addMember(actors, group.name, member));
  actors.set(actorNames.group(group.name), {
    ...group,
    addMember: async (devices?: 1 | 2 | 3) => addMember(actors, group.name, await group.addMember(devices)),
  });
  return { name: group.name, jid: group.jid, members };
}

function addMember(actors: Map<string, object>, groupName: string, member: PracticeMember): MemberFacts {
  actors.set(actorNames.member(groupName, member), member);
  return { name: member.name, phoneNumber: member.phoneNumber, lid: member.lid };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
