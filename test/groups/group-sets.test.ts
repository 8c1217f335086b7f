import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGroupSets } from '../../main/groups/group-sets.ts';
import { createGroupSetsStore, reorder } from '../../main/groups/group-sets-store.ts';
import { createGroupsStore } from '../../main/groups/groups-store.ts';
import { mostGroups } from '../../shared/broadcasts.ts';
import { type GroupSet, type GroupSetId, groupSetDraft, mostSets } from '../../shared/group-sets.ts';
import { calls } from '../../shared/ipc/contract.ts';
import { aGroup, groupFacts, openTestShop } from '../builders.ts';
import { createSeededChance } from '../fakes/chance.ts';
import { createFakeClock } from '../fakes/clock.ts';

const idOf = (name: string) => aGroup(name).id;

function openSets(database = openTestShop(), seed = 1) {
  const groups = createGroupsStore(database);
  const published: (readonly GroupSet[])[] = [];
  const sets = createGroupSets({
    store: createGroupSetsStore(database),
    clock: createFakeClock(),
    chance: createSeededChance(seed),
    publish: (list) => published.push(list),
  });
  const seen = () => published.at(-1) ?? [];
  return {
    ...{ database, groups, sets, seen },
    names: () => seen().map(({ name }) => name),
    tell(...names: string[]) {
      groups.replaceAll(
        names.map((name) => groupFacts(name)),
        1,
      );
      sets.noteChange();
    },
    save: (name: string, groupNames: readonly string[], id?: GroupSetId) =>
      sets.handlers['groups.saveSet']({
        set: { ...(id && { id }), name, color: 'teal', groupIds: groupNames.map(idOf) },
      }) as GroupSet,
    del: (id: GroupSetId) => sets.handlers['groups.deleteSet']({ id }),
    restore: (id: GroupSetId) => sets.handlers['groups.restoreSet']({ id }),
    order: (...ids: GroupSetId[]) => sets.handlers['groups.orderSets']({ ids }),
  };
}

function openWithThree() {
  const shop = openSets();
  shop.tell('Clientes', 'Feira', 'Vizinhas');
  const [a, b, c] = ['A', 'B', 'C'].map((name) => shop.save(name, ['Feira']).id) as [
    GroupSetId,
    GroupSetId,
    GroupSetId,
  ];
  return { ...shop, a, b, c };
}

test('a new set comes last, with its groups in the order of the list', () => {
  const { tell, save, seen, names } = openSets();
  tell('Clientes', 'Feira', 'Vizinhas');
  save('Bairro', ['Vizinhas', 'Clientes']);
  const saved = save('Todos', ['Feira']);
  expect(names()).toEqual(['Bairro', 'Todos']);
  expect(seen()[0]?.groupIds).toEqual([idOf('Clientes'), idOf('Vizinhas')]);
  expect(seen()[1]).toEqual(saved);
});

test('a set is changed in its place, and is the same after a restart', () => {
  const { database, a, save, names, seen } = openWithThree();
  save('Todos', ['Clientes', 'Feira'], a);
  expect(names()).toEqual(['Todos', 'B', 'C']);
  expect(openSets(database).seen()).toEqual(seen());
});

test('what a set holds stays in it while the group is gone, says so by its last name, and comes back with it', () => {
  const { tell, save, seen } = openSets();
  tell('Clientes', 'Feira', 'Vizinhas');
  save('Bairro', ['Clientes', 'Feira', 'Vizinhas']);
  expect(seen()[0]?.gone).toEqual([]);
  tell('Vizinhas');
  expect(seen()[0]?.groupIds).toEqual([idOf('Vizinhas'), idOf('Clientes'), idOf('Feira')]);
  expect(seen()[0]?.gone).toEqual([
    { id: idOf('Clientes'), name: 'Clientes' },
    { id: idOf('Feira'), name: 'Feira' },
  ]);
  tell('Clientes', 'Feira', 'Vizinhas');
  expect(seen()[0]?.gone).toEqual([]);
});

test('a group that is called otherwise now stays in its sets, and is remembered by the new name', () => {
  const { groups, sets, tell, save, seen } = openSets();
  tell('Clientes');
  save('Bairro', ['Clientes']);
  groups.replaceAll([groupFacts('Clientes', { name: 'Freguesas' })], 2);
  groups.replaceAll([], 3);
  sets.noteChange();
  expect(seen()[0]?.gone).toEqual([{ id: idOf('Clientes'), name: 'Freguesas' }]);
});

test('a gone group can be kept in a set that is changed, and taken out of it', () => {
  const { tell, save, seen } = openSets();
  tell('Clientes', 'Feira');
  const { id } = save('Bairro', ['Clientes', 'Feira']);
  tell('Feira');
  save('Rua', ['Clientes', 'Feira'], id);
  expect(seen()[0]?.gone.length).toBe(1);
  save('Rua', ['Feira'], id);
  expect(seen()[0]).toMatchObject({ gone: [], groupIds: [idOf('Feira')] });
});

test('a group that was never seen is refused, and nothing is written', () => {
  const { tell, save, names } = openSets();
  tell('Clientes');
  expect(() => save('Bairro', ['Clientes', 'Nobody'])).toThrow('group-unknown');
  expect(names()).toEqual([]);
});

test('a deleted set is gone at once, and comes back in its place', () => {
  const { b, del, restore, names } = openWithThree();
  del(b);
  expect(names()).toEqual(['A', 'C']);
  expect(() => del(b)).toThrow('not-found');
  restore(b);
  expect(names()).toEqual(['A', 'B', 'C']);
  expect(() => restore(b)).toThrow('not-found');
});

test('a deleted set cannot be changed, and is forgotten at the next start', () => {
  const { database, b, del, save } = openWithThree();
  del(b);
  expect(() => save('B', ['Feira'], b)).toThrow('not-found');
  const next = openSets(database);
  expect(next.names()).toEqual(['A', 'C']);
  expect(() => next.restore(b)).toThrow('not-found');
});

test('sets are put into her own order, which a restart keeps', () => {
  const { database, a, b, c, order, names } = openWithThree();
  order(c, a, b);
  expect(names()).toEqual(['C', 'A', 'B']);
  expect(openSets(database).names()).toEqual(['C', 'A', 'B']);
});

test('a set that comes back after the order has changed has the place that it had', () => {
  const { a, b, c, del, order, restore, names } = openWithThree();
  del(b);
  order(c, a);
  restore(b);
  expect(names()).toEqual(['C', 'B', 'A']);
});

test('more than 50 sets are refused with words', () => {
  const { tell, save } = openSets();
  tell('Clientes');
  for (let index = 0; index < mostSets; index += 1) save(`Set ${index}`, ['Clientes']);
  expect(() => save('One more', ['Clientes'])).toThrow('too-many-sets');
});

test('a new order holds each one once and moves only those that are named', () => {
  const all = fc.uniqueArray(fc.nat(30));
  fc.assert(
    fc.property(all, fc.array(fc.nat(30)), (ids, wanted) => {
      const result = reorder(ids, wanted);
      expect(result.toSorted()).toEqual(ids.toSorted());
      const named = [...new Set(wanted)].filter((id) => ids.includes(id));
      expect(result.filter((id) => named.includes(id))).toEqual(named);
      for (const [index, id] of ids.entries()) if (!named.includes(id)) expect(result[index]).toBe(id);
    }),
  );
});

const draft = { name: 'Bairro', color: 'teal', groupIds: ['a'] };

test.for([
  ['no name', { ...draft, name: '   ' }],
  ['a name of controls only', { ...draft, name: '\u202e\u0007' }],
  ['a name that is too long', { ...draft, name: 'x'.repeat(61) }],
  ['a colour that we do not have', { ...draft, color: 'red' }],
  ['no groups', { ...draft, groupIds: [] }],
  [
    'more groups than one broadcast may have',
    { ...draft, groupIds: Array.from({ length: mostGroups + 1 }, (_, index) => `${index}`) },
  ],
] as const)('a set with %s is refused at the door', ([, set]) => {
  expect(groupSetDraft.safeParse(set).success).toBe(false);
});

test('a set comes through the door clean, each group once', () => {
  const set = { ...draft, name: ' \u202eBairro\t do\n Queijo 🧀 ', groupIds: ['a', 'b', 'a'] };
  expect(groupSetDraft.parse(set)).toEqual({ ...draft, name: 'Bairro do Queijo 🧀', groupIds: ['a', 'b'] });
});

test.for([
  ['  Retirada na loja \r\n\r\nAté sábado\u2028Abraço  ', 'Retirada na loja \n\nAté sábado\nAbraço'],
  ['\u0000\u202eRetirada\u0007', 'Retirada'],
  ['👩‍👧 é مرحبا', '👩‍👧 é مرحبا'],
  ['', ''],
] as const)('the footer %j is kept as %j', ([written, kept]) => {
  const { input } = calls['groups.setFooter'];
  expect(input.parse({ groupId: 'a', footer: written }).footer).toBe(kept);
});

test('a footer of more than 500 letters is refused', () => {
  const { input } = calls['groups.setFooter'];
  expect(input.safeParse({ groupId: 'a', footer: 'x'.repeat(500) }).success).toBe(true);
  expect(input.safeParse({ groupId: 'a', footer: 'x'.repeat(501) }).success).toBe(false);
});
