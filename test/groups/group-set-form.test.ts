import { expect, test } from 'vitest';
import { mostGroups } from '../../shared/broadcasts.ts';
import { pickColor, readSetFields } from '../../shared/group-set-form.ts';
import { groupSetColors } from '../../shared/group-sets.ts';
import type { GroupId } from '../../shared/groups.ts';

const ids = (count: number) =>
  new Set(Array.from({ length: count }, (_, index) => `group ${index}` as GroupId));
const others = [{ name: 'Bairro' }];
const read = (name: string, count: number) =>
  readSetFields({ name, color: 'teal', groupIds: ids(count) }, others);

test('what is filled in well comes out clean', () => {
  expect(read('  Clientes\n da  feira 🧀', 2)).toEqual({
    isGood: true,
    name: 'Clientes da feira 🧀',
    groupIds: ['group 0', 'group 1'],
  });
});

test.for([
  ['', 1, { name: 'name-missing' }],
  [' \u202e ', 1, { name: 'name-missing' }],
  ['x'.repeat(61), 1, { name: 'name-too-long' }],
  ['BAIRRO', 1, { name: 'name-taken' }],
  ['Feira', 0, { groupIds: 'groups-missing' }],
  ['Feira', mostGroups + 1, { groupIds: 'groups-too-many' }],
  ['', 0, { name: 'name-missing', groupIds: 'groups-missing' }],
] as const)('the name %j with %i groups is told as %j', ([name, count, problems]) => {
  expect(read(name, count)).toEqual({ isGood: false, ...problems });
});

test('a name of the longest length and as many groups as may be are good', () => {
  expect(read('x'.repeat(60), mostGroups).isGood).toBe(true);
});

test('a new set gets a colour that no other has, and later one that few have', () => {
  expect(pickColor([])).toBe(groupSetColors[0]);
  expect(pickColor([{ color: 'plum' }, { color: 'amber' }])).toBe('teal');
  expect(pickColor([...groupSetColors, 'plum' as const].map((color) => ({ color })))).toBe('teal');
});
