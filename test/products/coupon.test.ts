import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Discount, priceWithCoupon } from '../../shared/coupon.ts';
import type { Centavos } from '../../shared/money.ts';

const reais = (amount: number) => amount as Centavos;
const percent = (share: number, cap: number | null = null): Discount => ({
  kind: 'percent',
  percent: share,
  cap: cap as Centavos | null,
});

test.for([
  [10_000, percent(10), 9_000],
  [10_000, percent(10, 500), 9_500],
  [999, percent(15), 849],
  [10, percent(5), 9],
  [1, percent(99), 1],
  [5_000, { kind: 'amount', amount: reais(1_250) }, 3_750],
  [1_000, { kind: 'amount', amount: reais(1_000) }, 1],
] as const)('%d centavos with %j are %d', ([price, discount, paid]) => {
  expect(priceWithCoupon(reais(price), { code: 'X', discount })).toBe(paid);
});

test('it is always a whole amount between one centavo and the price', () => {
  const amount = fc.integer({ min: 1, max: 999_999_999 });
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 99 }), fc.option(amount), (price, share, cap) => {
      const paid = priceWithCoupon(reais(price), { code: 'X', discount: percent(share, cap) });
      expect(Number.isInteger(paid) && paid >= 1 && paid <= price).toBe(true);
    }),
  );
});
