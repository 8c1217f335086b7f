import { expect, test } from 'vitest';
import { findGroups } from '../../shared/find-groups.ts';

const groups = ['Mães da escola São José', 'Queijos & Vinhos 🧀', 'Promoções do bairro'].map((name) => ({
  name,
}));

test.each([
  ['', ['Mães da escola São José', 'Queijos & Vinhos 🧀', 'Promoções do bairro']],
  ['maes', ['Mães da escola São José']],
  ['JOSE escola', ['Mães da escola São José']],
  ['  vinho ', ['Queijos & Vinhos 🧀']],
  ['promoçoes', ['Promoções do bairro']],
  ['🧀', ['Queijos & Vinhos 🧀']],
  ['escola vinho', []],
])('%j finds %j', (search, names) => {
  expect(findGroups(groups, search).map(({ name }) => name)).toEqual(names);
});
