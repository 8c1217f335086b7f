import { expect, test } from 'vitest';
import { splitWish } from '../../main/schedules/split-wish.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { ProductId } from '../../shared/products.ts';
import type { PromoWish } from '../../shared/start-broadcasts.ts';

const groups = ['a', 'b', 'c'] as GroupId[];
const product = (name: string): PromoWish => ({
  ...{ kind: 'product', productId: name as ProductId, templateId: null },
});
const promos = ['mel', 'pão', 'doce', 'café'].map(product);

/** `mel+pão → a,b,c` */
function split(wishes: readonly PromoWish[], leftOut: readonly (readonly [promo: number, group: string])[]) {
  const pairs = leftOut.map(([promo, group]) => ({ promo, groupId: group as GroupId }));
  return splitWish(wishes, groups, pairs).map(({ what, groupIds }) => {
    const names = what.kind === 'products' ? what.promos.map(({ productId }) => productId) : [what.text];
    return `${names.join('+')} → ${groupIds.join()}`;
  });
}

test.for([
  ['stay one when nothing is left out', [], ['mel+pão+doce+café → a,b,c']],
  [
    'are parted where one of them goes elsewhere, in their order',
    [[1, 'b']],
    ['mel → a,b,c', 'pão → a,c', 'doce+café → a,b,c'],
  ],
  [
    'stay together where the same is left out',
    [0, 1, 2, 3].map((promo) => [promo, 'c'] as const),
    ['mel+pão+doce+café → a,b'],
  ],
  ['lose the one that goes nowhere', groups.map((group) => [2, group] as const), ['mel+pão+café → a,b,c']],
] as const)('promos that are confirmed together %s', ([_what, leftOut, parts]) => {
  expect(split(promos, leftOut)).toEqual(parts);
});

test('a free text goes to the groups that are left, and nothing is made of nothing', () => {
  const text: PromoWish = { kind: 'free-text', text: 'Bom dia', photoId: null };
  expect(split([text], [[0, 'a']])).toEqual(['Bom dia → b,c']);
  expect(split([text], [...groups.map((group) => [0, group] as const)])).toEqual([]);
});
