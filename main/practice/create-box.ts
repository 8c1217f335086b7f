import { createGroupDeeds } from './deeds/group-deeds.ts';
import { createPhoneDeeds } from './deeds/phone-deeds.ts';
import { createServerDeeds } from './deeds/server-deeds.ts';
import { participantChange, tellGroup } from './groups/notices.ts';
import { createRecord } from './groups/record.ts';
import { createReport } from './groups/report.ts';
import { startMediaServer } from './media/media-server.ts';
import type { Person } from './people/person.ts';
import { addAccount, addGroup } from './people/population.ts';
import type { BoxOptions, GroupPlan, PracticeBox, PracticeGroup } from './practice-box.ts';
import { createWorld } from './server/create-world.ts';
import { listen, type RequestHandler } from './server/listen.ts';

/**
 * Starts WhatsApp in a box in this process. The app and the tests use {@link startBoxProcess}, which does the same
 * in a process of its own.
 * @param handleRequest for plain HTTP on the same port; only the stand-alone server has any
 */
export async function createBox(options: BoxOptions, handleRequest?: RequestHandler): Promise<PracticeBox> {
  const world = createWorld(options);
  const media = await startMediaServer(world);
  const listener = await listen(world, options.port ?? 0, handleRequest);
  const owner = addAccount(world);
  const groups = new Map<string, PracticeGroup>();

  const makeGroup = (plan: GroupPlan): PracticeGroup => {
    if (groups.has(plan.name)) throw new Error(`there is a group named ${plan.name}`);
    const deeds = createGroupDeeds(world, addGroup(world, plan));
    groups.set(plan.name, deeds);
    return deeds;
  };
  for (const plan of options.groups) makeGroup(plan);

  const findPerson = ({ lid }: { readonly lid: string }): Person => {
    const person = world.directory.findPerson(`${lid}@lid`);
    if (!person) throw new Error('nobody has this LID');
    return person;
  };
  return {
    address: {
      url: `ws://127.0.0.1:${listener.port}/ws/chat`,
      rootKey: world.certificates.rootKey.toString('hex'),
      mediaCa: media.certificate,
    },
    phone: createPhoneDeeds(world, owner),
    server: createServerDeeds(world, findPerson),
    group(name) {
      const group = groups.get(name);
      if (!group) throw new Error(`there is no group named ${name}`);
      return group;
    },
    addGroup: async (plan) => makeGroup(plan),
    async addAccount() {
      const account = addAccount(world);
      for (const group of world.groups.all()) {
        group.members.set(account.person, { isAdmin: false });
        tellGroup(world, group, participantChange(group, 'add', account.person));
      }
      return createPhoneDeeds(world, account);
    },
    async violations() {
      await world.farEnd.idle();
      return world.violations.list();
    },
    async takeViolations() {
      await world.farEnd.idle();
      return world.violations.take();
    },
    report: async () => createReport(world),
    record: async () => createRecord(world),
    async stop() {
      world.farEnd.stop();
      await Promise.all([listener.stop(), media.stop()]);
    },
  };
}
