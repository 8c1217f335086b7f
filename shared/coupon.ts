import type { Centavos } from './money.ts';

/** What a customer says or types to pay less. */
export interface Coupon {
  readonly code: string;
  readonly discount: Discount;
}

export type Discount =
  /** `percent` is whole, 1 to 99; at most `cap` is taken off. */
  | { readonly kind: 'percent'; readonly percent: number; readonly cap: Centavos | null }
  | { readonly kind: 'amount'; readonly amount: Centavos };

/** What is paid with the coupon: the discount is rounded to the centavo, half up, and something is always paid. */
export function priceWithCoupon(price: Centavos, { discount }: Coupon): Centavos {
  return Math.max(1, price - discountOf(price, discount)) as Centavos;
}

function discountOf(price: Centavos, discount: Discount): number {
  if (discount.kind === 'amount') return discount.amount;
  const share = Math.floor((price * discount.percent + 50) / 100);
  return Math.min(share, discount.cap ?? share);
}
