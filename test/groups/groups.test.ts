import { expect, test } from 'vitest';
import { createGroups, mayAskAgain } from '../../main/groups/groups.ts';
import { createGroupsStore } from '../../main/groups/groups-store.ts';
import type { WhatsApp } from '../../main/whatsapp/whatsapp.ts';
import { AppError, type FailureCode } from '../../shared/failure.ts';
import type { GroupList } from '../../shared/groups.ts';
import { aGroup, openTestShop } from '../builders.ts';
import { createFakeClock, fakeNow } from '../fakes/clock.ts';
import { createFakeWhatsApp } from '../fakes/whatsapp.ts';

const minuteMs = 60_000;
const plans = [
  { name: 'Vizinhos', members: 4, announceOnly: true },
  { name: 'água fresca', members: 2, disappearingSeconds: 604_800 },
  { name: 'Clientes 10', members: 6 },
  { name: 'Clientes 2', members: 5 },
];

function openGroups(database = openTestShop()) {
  const clock = createFakeClock();
  const far = createFakeWhatsApp({ clock, groups: plans, isLinked: true });
  const published: GroupList[] = [];
  let askCount = 0;
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
  });
  return {
    far,
    clock,
    groups,
    published,
    names: () => published.at(-1)?.groups.map(({ name }) => name),
    refresh: async () => groups.handlers['groups.refresh']({}),
    askCount: () => askCount,
    refuseWith: (code: FailureCode | undefined) => {
      refusal = code;
    },
  };
}

test('an app that never connected shows an empty list at once', () => {
  expect(openGroups().published).toEqual([{ groups: [], refreshedAt: null }]);
});

test('what WhatsApp tells of is shown as it is, in the order of the alphabet', async () => {
  const { far, names, published, groups } = openGroups();
  await far.whatsapp.connect();
  expect(names()).toEqual(['água fresca', 'Clientes 2', 'Clientes 10', 'Vizinhos']);
  expect(published.at(-1)?.refreshedAt).toBe(fakeNow);
  const [fresh, two, , neighbours] = published.at(-1)?.groups ?? [];
  expect(fresh).toMatchObject({ memberCount: 3, disappearingSeconds: 604_800, announceOnly: false });
  expect(two && 'whyNoPost' in two).toBe(false);
  expect(neighbours).toMatchObject({ announceOnly: true, whyNoPost: 'only-admins' });
  expect(neighbours && groups.read(neighbours.id)).toEqual(neighbours);
});

test('the next start shows the same list at once, without a connection', async () => {
  const database = openTestShop();
  const first = openGroups(database);
  await first.far.whatsapp.connect();
  first.groups.stop();
  const second = openGroups(database);
  expect(second.published).toEqual([first.published.at(-1)]);
});

test('a group that the account has left is gone', async () => {
  const database = openTestShop();
  const store = createGroupsStore(database);
  store.replaceAll([aGroup('Clientes'), aGroup('Vizinhos')], 1);
  store.replaceAll([aGroup('Vizinhos')], 2);
  expect(store.readAll()).toEqual({ groups: [aGroup('Vizinhos')], refreshedAt: 2 });
  expect(store.read(aGroup('Clientes').id)).toBeUndefined();
});

test('a change that WhatsApp tells of later is shown, and nothing more after the stop', async () => {
  const { far, published, groups, names } = openGroups();
  await far.whatsapp.connect();
  await far.group('Vizinhos').setAnnounceOnly(false);
  expect(published.at(-1)?.groups.find(({ name }) => name === 'Vizinhos')?.announceOnly).toBe(false);
  groups.stop();
  const count = published.length;
  await far.group('Clientes 2').addMember();
  expect(published.length).toBe(count);
  expect(names()?.length).toBe(4);
});

test('a wish to refresh within five minutes is met by the list that is there', async () => {
  const { far, clock, refresh, askCount } = openGroups();
  await far.whatsapp.connect();
  await refresh();
  clock.advance(5 * minuteMs - 1);
  await refresh();
  expect(askCount()).toBe(0);
  clock.advance(1);
  await refresh();
  await refresh();
  expect(askCount()).toBe(1);
});

test('several wishes at once ask WhatsApp once', async () => {
  const { far, clock, refresh, askCount } = openGroups();
  await far.whatsapp.connect();
  clock.advance(10 * minuteMs);
  await Promise.all([refresh(), refresh(), refresh()]);
  expect(askCount()).toBe(1);
});

test('without a connection the wish fails with words, and may be repeated at once', async () => {
  const { far, refresh, askCount, published } = openGroups();
  await expect(refresh()).rejects.toThrow('not-connected');
  await expect(refresh()).rejects.toThrow('not-connected');
  expect(askCount()).toBe(2);
  expect(published.length).toBe(1);
  await far.whatsapp.connect();
  expect(published.at(-1)?.groups.length).toBe(4);
});

test('when WhatsApp asks for quiet, five minutes pass before it is asked again, even for a first list', async () => {
  const { clock, refresh, askCount, refuseWith } = openGroups();
  refuseWith('rate-limited');
  await expect(refresh()).rejects.toThrow('rate-limited');
  await expect(refresh()).rejects.toThrow('rate-limited');
  clock.advance(5 * minuteMs - 1);
  await expect(refresh()).rejects.toThrow('rate-limited');
  expect(askCount()).toBe(1);
  clock.advance(1);
  refuseWith('not-connected');
  await expect(refresh()).rejects.toThrow('not-connected');
  expect(askCount()).toBe(2);
});

test('the end of the app leaves no timer behind', async () => {
  const { clock, refresh, groups, refuseWith } = openGroups();
  refuseWith('rate-limited');
  await expect(refresh()).rejects.toThrow('rate-limited');
  groups.stop();
  expect(clock.pendingCount()).toBe(0);
});

const list = (refreshedAt: number | null, count = 1): GroupList => ({
  groups: Array.from({ length: count }, () => aGroup('Clientes')),
  refreshedAt,
});

test.for([
  ['there is no list yet', list(null, 0), true],
  ['the list is empty', list(fakeNow, 0), true],
  ['the list is fresh', list(fakeNow - minuteMs), false],
  ['the list is five minutes old', list(fakeNow - 5 * minuteMs), true],
  ['the list is from tomorrow, because the clock was set back', list(fakeNow + 1), true],
] as const)('when %s, asking is %s', ([, cached, may]) => {
  expect(mayAskAgain(cached, fakeNow)).toBe(may);
});
