import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createGroups } from '../../main/groups/groups.ts';
import { createGroupsStore } from '../../main/groups/groups-store.ts';
import { mayRefreshAt } from '../../main/groups/may-refresh-at.ts';
import { openDatabase } from '../../main/storage/open-database.ts';
import { groupSets } from '../../main/storage/shop/09-group-sets.ts';
import { shopMigrations } from '../../main/storage/shop-migrations.ts';
import type { WhatsApp } from '../../main/whatsapp/whatsapp.ts';
import { AppError, type FailureCode } from '../../shared/failure.ts';
import type { GroupList } from '../../shared/groups.ts';
import { aGroup, groupFacts, makeFolder, openTestShop } from '../builders.ts';
import { createFakeClock, fakeNow } from '../fakes/clock.ts';
import { createFakeWhatsApp } from '../fakes/whatsapp.ts';
import { addBroadcast } from './add-broadcast.ts';

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

test('an app that never connected shows an empty list at once', () => {
  expect(openGroups().published).toEqual([{ groups: [], refreshedAt: null, mayRefreshAt: null }]);
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
  store.replaceAll([groupFacts('Clientes'), groupFacts('Vizinhas')], 1);
  store.replaceAll([groupFacts('Vizinhas')], 2);
  expect(store.readAll()).toEqual({ groups: [aGroup('Vizinhas')], refreshedAt: 2 });
  expect(store.read(aGroup('Clientes').id)).toBeUndefined();
});

test('a place in a community is kept, also where the parent is not among the groups', () => {
  const store = createGroupsStore(openTestShop());
  const parent = groupFacts('Praça', { community: { kind: 'parent' }, whyNoPost: 'community-parent' });
  const part = groupFacts('Trocas', { community: { kind: 'group', parentId: parent.id } });
  const news = groupFacts('Avisos', { community: { kind: 'announcements', parentId: groupFacts('?').id } });
  store.replaceAll([parent, part, news], 1);
  expect(store.readAll().groups.map(({ community }) => community)).toEqual(
    [parent, part, news].map(({ community }) => community),
  );
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

test('a wish to refresh within five minutes of any question is met by the list that is there', async () => {
  const { far, clock, refresh, askCount, mayRefreshAt } = openGroups();
  await far.whatsapp.connect();
  expect(mayRefreshAt()).toBe(fakeNow + 5 * minuteMs);
  clock.advance(5 * minuteMs - 1);
  await refresh();
  expect(askCount()).toBe(0);
  expect(mayRefreshAt()).toBe(fakeNow + 5 * minuteMs);
  clock.advance(1);
  expect(mayRefreshAt()).toBeNull();
  await refresh();
  await refresh();
  expect(askCount()).toBe(1);
  expect(mayRefreshAt()).toBe(fakeNow + 10 * minuteMs);
});

test('what WhatsApp tells by itself updates the list, and does not put off the next question', async () => {
  const { far, clock, published, mayRefreshAt, named } = openGroups();
  await far.whatsapp.connect();
  clock.advance(4 * minuteMs);
  await far.group('Vizinhos').setDisappearing(86_400);
  expect(named('Vizinhos').disappearingSeconds).toBe(86_400);
  expect(published.at(-1)?.refreshedAt).toBe(fakeNow + 4 * minuteMs);
  expect(mayRefreshAt()).toBe(fakeNow + 5 * minuteMs);
});

test('the five minutes hold over a restart', async () => {
  const database = openTestShop();
  const first = openGroups(database);
  await first.far.whatsapp.connect();
  first.groups.stop();
  const second = openGroups(database);
  expect(second.mayRefreshAt()).toBe(fakeNow + 5 * minuteMs);
  await second.refresh();
  expect(second.askCount()).toBe(0);
});

test('a list that was asked for and had not changed is as of now', async () => {
  const { far, clock, refresh, published } = openGroups();
  await far.whatsapp.connect();
  clock.advance(6 * minuteMs);
  await refresh();
  expect(published.at(-1)?.refreshedAt).toBe(fakeNow + 6 * minuteMs);
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
  expect(published).toEqual([{ groups: [], refreshedAt: null, mayRefreshAt: null }]);
  await far.whatsapp.connect();
  expect(published.at(-1)?.groups.length).toBe(4);
});

test('when WhatsApp asks for quiet, five minutes pass before it is asked again, even for a first list', async () => {
  const { clock, refresh, askCount, refuseWith, mayRefreshAt, published } = openGroups();
  refuseWith('rate-limited');
  await expect(refresh()).rejects.toThrow('rate-limited');
  await expect(refresh()).rejects.toThrow('rate-limited');
  expect(mayRefreshAt()).toBe(fakeNow + 5 * minuteMs);
  expect(published.at(-1)?.refreshedAt).toBeNull();
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

test('a footer is kept with its group, also over a new list, a restart and a time without the group', async () => {
  const { far, named, setFooter, groups, database, published } = openGroups();
  await far.whatsapp.connect();
  await setFooter('Clientes 2', 'Retirada na loja\nSó até sábado');
  expect(named('Clientes 2').footer).toBe('Retirada na loja\nSó até sábado');
  await far.group('Vizinhos').setAnnounceOnly(false);
  expect(named('Clientes 2').footer).toBe('Retirada na loja\nSó até sábado');
  expect(groups.read(named('Clientes 2').id)?.footer).toBe('Retirada na loja\nSó até sábado');
  groups.stop();
  const store = createGroupsStore(database);
  const all = store.readAll().groups;
  store.replaceAll([], 1);
  store.replaceAll(all, 2);
  const next = openGroups(database);
  expect(next.named('Clientes 2').footer).toBe('Retirada na loja\nSó até sábado');
  await next.setFooter('Clientes 2', '');
  expect(next.named('Clientes 2').footer).toBe('');
  expect(published.at(-1)?.groups.filter(({ footer }) => footer !== '').length).toBe(1);
});

test('a footer for a group that was never seen is refused', () => {
  const { groups } = openGroups();
  const wish = { groupId: aGroup('Nobody').id, footer: 'x' };
  expect(() => groups.handlers['groups.setFooter'](wish)).toThrow('group-unknown');
});

test('a list from before there were footers and sets is kept', () => {
  const file = join(makeFolder(), 'shop.db');
  const before = openDatabase(file, shopMigrations.slice(0, shopMigrations.indexOf(groupSets)));
  before.db.exec(
    "INSERT INTO groups VALUES ('id of Vizinhas', 0, 'Vizinhas', 3, NULL, 0, 0); INSERT INTO groups_refreshed VALUES (1, 7)",
  );
  before.close();
  const database = openDatabase(file, shopMigrations);
  onTestFinished(() => database.close());
  const store = createGroupsStore(database);
  expect(store.readAll()).toEqual({ groups: [aGroup('Vizinhas')], refreshedAt: 7 });
  expect(store.setFooter(aGroup('Vizinhas').id, 'x')).toBe(true);
});

test('what leans on the list is told when it changes, and not for a footer', async () => {
  const { far, changeCount, setFooter, groups } = openGroups();
  await far.whatsapp.connect();
  const count = changeCount();
  await setFooter('Vizinhos', 'x');
  groups.noteChange();
  expect(changeCount()).toBe(count);
  await far.group('Vizinhos').setAnnounceOnly(false);
  expect(changeCount()).toBe(count + 1);
});

test('the last promo that a group got is told with its time, whatever else waits or failed', () => {
  const database = openTestShop();
  const store = createGroupsStore(database);
  store.replaceAll([groupFacts('Clientes'), groupFacts('Vizinhas')], 1);
  addBroadcast(database, 1, 'Queijo', { Clientes: 10, Vizinhas: 20 });
  addBroadcast(database, 2, 'Doce', { Clientes: 30, Vizinhas: null });
  addBroadcast(database, 3, 'Bolo', { Clientes: null });
  const seen = store
    .readAll()
    .groups.map(({ name, lastPromo, lastPostedAt }) => [name, lastPromo, lastPostedAt]);
  expect(seen).toEqual([
    ['Clientes', 'Doce', 30],
    ['Vizinhas', 'Queijo', 20],
  ]);
  expect(store.read(aGroup('Clientes').id)).toMatchObject({ lastPromo: 'Doce', lastPostedAt: 30 });
});

test('500 groups after 40,000 deliveries are read in a moment', () => {
  const database = openTestShop();
  const store = createGroupsStore(database);
  const names = Array.from({ length: 500 }, (_, index) => `Grupo ${index}`);
  store.replaceAll(
    names.map((name) => groupFacts(name)),
    1,
  );
  database.transaction(() => {
    for (let number = 1; number <= 80; number += 1)
      addBroadcast(
        database,
        number,
        `Produto ${number}`,
        Object.fromEntries(names.map((name) => [name, number])),
      );
  });
  const tookMs = Array.from({ length: 5 }, () => {
    const startedAt = performance.now();
    expect(store.readAll().groups.every(({ lastPostedAt }) => lastPostedAt === 80)).toBe(true);
    return performance.now() - startedAt;
  });
  expect(Math.min(...tookMs)).toBeLessThan(40);
});

test.for([
  ['nothing was ever asked', null, null],
  ['it was asked just now', fakeNow, fakeNow + 5 * minuteMs],
  ['it was asked a minute ago', fakeNow - minuteMs, fakeNow + 4 * minuteMs],
  ['it was asked five minutes ago', fakeNow - 5 * minuteMs, null],
  ['it was asked tomorrow, because the clock was set back', fakeNow + 1, null],
] as const)('when %s, it may be asked again at %s', ([, askedAt, mayAt]) => {
  expect(mayRefreshAt(askedAt, fakeNow)).toBe(mayAt);
});
