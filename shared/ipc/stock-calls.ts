import { z } from 'zod';
import { mostProductsChanged, type SoldOutMark } from '../product-list.ts';
import type { ProductId } from '../products.ts';
import { call } from './define-call.ts';
import { productIds } from './inputs.ts';

/** What the window may say of what there is and what there is none left of; part of the contract. */
export const stockCalls = {
  /** There is none left of them. Gives back what was marked by it, so that it can be taken back. */
  'products.markSoldOut': call<SoldOutMark>()({ ids: productIds(mostProductsChanged) }),
  /** Takes that back, where a product still has this mark. */
  'products.takeMarkBack': call<void>()({
    at: z.int().min(-8.64e15).max(8.64e15),
    ids: productIds(mostProductsChanged),
  }),
  /** Takes the mark "sold out" away. */
  'products.backInStock': call<void>()({ id: z.uuid().transform((id) => id as ProductId) }),
} as const;
