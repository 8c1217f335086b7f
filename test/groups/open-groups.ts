import { createGroups } from '../../main/groups/groups.ts';
import { createGroupsStore } from '../../main/groups/groups-store.ts';
import type { WhatsApp } from '../../main/whatsapp/whatsapp.ts';
import { AppError, type FailureCode } from '../../shared/failure.ts';
import type { GroupList } from '../../shared/groups.ts';
import { openTestShop } from '../builders.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeWhatsApp } from '../fakes/whatsapp.ts';

/** The feature on a real database with the fake WhatsApp, and short ways to ask and to read. */
export function openGroups(database = openTestShop()) {
  const clock = createFakeClock();
  const far = createFakeWhatsApp({ clock, groups: plans, isLinked: true });
  const published: GroupList[] = [];
  let askCount = 0;
  let changeCount = 0;
  let refusal: FailureCode | undefined;
  const listGroups: WhatsApp['listGroups'] = async () => {
    askCount += 1;
    if (refusal) throw new AppError(refusal);
    return far.whatsapp.listGroups();
  };
  const groups = createGroups({
    store: createGroupsStore(database),
    whatsapp: { listGroups, on: far.whatsapp.on },
    clock,
    publish: (list) => published.push(list),
    onListChange: () => {
      changeCount += 1;
    },
  });
  const named = (name: string) => {
    const group = published.at(-1)?.groups.find((each) => each.name === name);
    if (group === undefined) throw new Error(`No group ${name}`);
    return group;
  };
  return {
    ...{ far, clock, groups, published, named, database },
    names: () => published.at(-1)?.groups.map(({ name }) => name),
    mayRefreshAt: () => published.at(-1)?.mayRefreshAt,
    refresh: async () => groups.handlers['groups.refresh']({}),
    setFooter: async (name: string, footer: string) =>
      groups.handlers['groups.setFooter']({ groupId: named(name).id, footer }),
    askCount: () => askCount,
    changeCount: () => changeCount,
    refuseWith: (code: FailureCode | undefined) => {
      refusal = code;
    },
  };
}

const plans = [
  { name: 'Vizinhos', members: 4, announceOnly: true },
  { name: 'água fresca', members: 2, disappearingSeconds: 604_800 },
  { name: 'Clientes 10', members: 6 },
  { name: 'Clientes 2', members: 5 },
];
