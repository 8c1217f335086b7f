import type { PlainDate } from './plain-date.ts';
import type { Product } from './products.ts';

/** Why a product is not sent without a second thought. */
export type SendDoubt = 'sold-out' | 'expired' | 'no-stock';

/** @returns `null` when there is nothing against sending it. What is marked as sold out cannot be sent at all. */
export function findDoubt(
  { soldOutAt, validUntil, stock }: Pick<Product, 'soldOutAt' | 'validUntil' | 'stock'>,
  today: PlainDate,
): SendDoubt | null {
  if (soldOutAt !== null) return 'sold-out';
  // Days that are written so sort as they follow each other.
  if (validUntil !== null && validUntil < today) return 'expired';
  return stock === 0 ? 'no-stock' : null;
}
