import { type CategoryCount, type FormerCategory, mostProductsChanged } from '../product-list.ts';
import { productDraft } from '../products.ts';
import { call } from './define-call.ts';
import { formerCategories, productIds } from './inputs.ts';

const { category } = productDraft.shape;

/** What the window may ask of the categories of products; part of the contract. */
export const categoryCalls = {
  /** The categories that products have, in the order of the alphabet. */
  'products.categories': call<readonly CategoryCount[]>()({}),
  /** Gives back what those had that had another one, so that it can be taken back. */
  'products.setCategory': call<readonly FormerCategory[]>()({
    ids: productIds(mostProductsChanged),
    category,
  }),
  /** Takes that back, where a product still has `category`. */
  'products.putCategoriesBack': call<void>()({ category, former: formerCategories(mostProductsChanged) }),
} as const;
