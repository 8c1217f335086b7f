import { expect, test } from 'vitest';
import { bestFirst } from '../../renderer/palette/best-first.ts';

/** By name, as the catalogue finds them. */
const products = ['Café moído', 'Pão de queijo', 'Queijo canastra', 'Queijo minas', 'Ricota'];

const cases: readonly { readonly typed: string; readonly order: readonly string[] }[] = [
  { typed: 'quei', order: ['Queijo canastra', 'Queijo minas', 'Pão de queijo', 'Café moído', 'Ricota'] },
  { typed: 'QUEIJO M', order: ['Queijo minas', 'Café moído', 'Pão de queijo', 'Queijo canastra', 'Ricota'] },
  {
    typed: 'minas quei',
    order: ['Queijo minas', 'Café moído', 'Pão de queijo', 'Queijo canastra', 'Ricota'],
  },
  { typed: 'pao', order: ['Pão de queijo', 'Café moído', 'Queijo canastra', 'Queijo minas', 'Ricota'] },
  { typed: 'laticínios', order: products },
];

test.each(cases)('for "$typed" the order is $order', ({ typed, order }) => {
  expect(
    bestFirst(
      products.map((name) => ({ name })),
      typed,
    ).map(({ name }) => name),
  ).toEqual(order);
});
