import { expect, test } from 'vitest';
import { arrangeGroups } from '../../shared/arrange-groups.ts';
import { findGroups } from '../../shared/find-groups.ts';
import { type CommunityPlace, groupCapacity, peopleReached, placesLeft } from '../../shared/groups.ts';
import { aGroup } from '../builders.ts';

const parent = aGroup('Praça', { community: { kind: 'parent' } });
const inPraca = (kind: 'announcements' | 'group'): CommunityPlace => ({ kind, parentId: parent.id });
const groups = [
  aGroup('Artesãs', { community: inPraca('group') }),
  aGroup('Clientes'),
  parent,
  aGroup('Quadra', { community: inPraca('announcements') }),
  aGroup('Rua 7', { community: { kind: 'group', parentId: aGroup('nobody told of').id } }),
  aGroup('Vizinhos'),
];
const show = (list: typeof groups) =>
  arrangeGroups(list).map((section) => [
    section.parent?.name ?? section.parentId,
    ...section.groups.map(({ name }) => name),
  ]);

test('groups that stand alone come first, then each community with its announcements and its groups', () => {
  expect(show(groups)).toEqual([
    [null, 'Clientes', 'Vizinhos'],
    ['Praça', 'Quadra', 'Artesãs'],
    ['id of nobody told of', 'Rua 7'],
  ]);
});

test('every group is in exactly one place', () => {
  const placed = arrangeGroups(groups).flatMap((section) => [
    ...(section.parent ? [section.parent] : []),
    ...section.groups,
  ]);
  expect(placed.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual(
    groups.toSorted((a, b) => a.name.localeCompare(b.name)),
  );
});

test('what is left of a community by a search is still shown as a part of it', () => {
  expect(show([...findGroups(groups, 'artesas')])).toEqual([[parent.id, 'Artesãs']]);
});

test('nothing is arranged to nothing', () => {
  expect(arrangeGroups([])).toEqual([]);
});

test.for([
  ['a group of 3', aGroup('a', { memberCount: 3 }), groupCapacity - 3],
  ['a full group', aGroup('a', { memberCount: groupCapacity }), 0],
  ['a group that is larger than it may be', aGroup('a', { memberCount: 1_200 }), 0],
  ['a group of a community', aGroup('a', { community: inPraca('group') }), 1_021],
  ['the announcements of a community', aGroup('a', { community: inPraca('announcements') }), null],
  ['a community', parent, null],
] as const)('the places left in %s', ([, group, places]) => {
  expect(placesLeft(group)).toBe(places);
});

test.for([
  ['a group of 13, herself among them', aGroup('a', { memberCount: 13 }), 12],
  ['a group of nobody but her', aGroup('a', { memberCount: 1 }), 0],
  ['a group of which nothing is known', aGroup('a', { memberCount: 0 }), 0],
  ['a group that she is not in', aGroup('a', { memberCount: 13, whyNoPost: 'not-a-member' }), 13],
] as const)('the people whom a promo reaches in %s', ([, group, people]) => {
  expect(peopleReached(group)).toBe(people);
});
