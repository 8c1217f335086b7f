import { expect, test } from 'vitest';
import type { GroupId } from '../../shared/groups.ts';
import type { ProductId } from '../../shared/products.ts';
import { isSamePlan } from '../../shared/schedules/is-same-plan.ts';

const slot = (product: string, at: number, ...groups: readonly string[]) => ({
  ...{ productId: product as ProductId, at, groupIds: groups as readonly GroupId[] },
});
const before = { slots: [slot('mel', 8, 'a', 'b'), slot('pão', 9, 'a')] };

test.for([
  ['the very same', [slot('mel', 8, 'a', 'b'), slot('pão', 9, 'a')], true],
  ['the same at other times, because time went on', [slot('pão', 8, 'a'), slot('mel', 10, 'b', 'a')], true],
  ['one less, because its group is full', [slot('mel', 8, 'a', 'b')], false],
  ['one that reaches a group less', [slot('mel', 8, 'a'), slot('pão', 9, 'a')], false],
  ['another product', [slot('mel', 8, 'a', 'b'), slot('bolo', 9, 'a')], false],
] as const)('a day that is proposed anew: %s', ([, slots, isSame]) => {
  expect(isSamePlan(before, { slots })).toBe(isSame);
});
