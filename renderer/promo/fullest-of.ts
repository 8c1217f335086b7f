import type { Product } from '../../shared/products.ts';

const fields = [
  'price',
  'oldPrice',
  'pixPrice',
  'instalments',
  'coupon',
  'link',
  'stock',
  'validUntil',
  'note',
] as const satisfies readonly (keyof Product)[];

/** The one of which most is said, with which a template shows what it can; of several the first. */
export function fullestOf(products: readonly Product[]): Product | undefined {
  const counted = products.map((product) => ({ product, count: countSaid(product) }));
  const most = Math.max(...counted.map(({ count }) => count));
  return counted.find(({ count }) => count === most)?.product;
}

function countSaid(product: Product): number {
  return fields.filter((field) => product[field] !== null && product[field] !== '').length;
}
