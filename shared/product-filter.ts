import { z } from 'zod';
import { cleanLine } from './clean-text.ts';
import { productSorts } from './product-list.ts';
import { productLimits } from './products.ts';

/** Parses a `ProductFilter`; what is not said does not narrow anything down. */
export const productFilter = z.strictObject({
  search: z.string().max(200),
  sort: z.enum(productSorts).default('last-sent'),
  inStock: z.boolean().default(false),
  expiring: z.boolean().default(false),
  category: z.string().max(productLimits.category).transform(cleanLine).nullable().default(null),
});
