import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createGroupsStore } from '../../main/groups/groups-store.ts';
import { openDatabase } from '../../main/storage/open-database.ts';
import { groupSets } from '../../main/storage/shop/09-group-sets.ts';
import { shopMigrations } from '../../main/storage/shop-migrations.ts';
import { aGroup, groupFacts, makeFolder, openTestShop } from '../builders.ts';
import { fakeNow } from '../fakes/clock.ts';
import { openGroups } from './open-groups.ts';

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
