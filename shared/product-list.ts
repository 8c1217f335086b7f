import type { Product, ProductId, ProductTab } from './products.ts';

/** The three tabs, and what she put away. */
export const productViews = ['unscheduled', 'scheduled', 'sent', 'archived'] as const satisfies readonly (
  | ProductTab
  | 'archived'
)[];
export type ProductView = (typeof productViews)[number];

/** What comes first: the newest, the letter A, the cheapest, what ends soonest, the latest sent, what goes next. */
export const productSorts = ['newest', 'name', 'price', 'validity', 'last-sent', 'next-run'] as const;
export type ProductSort = (typeof productSorts)[number];

/** What she looks for, whatever the tab. */
export interface ProductFilter {
  readonly search: string;
  readonly sort: ProductSort;
  /** Only what is not sold out and has pieces left, or is not counted. */
  readonly inStock: boolean;
  /** Only what still holds, and for no more than `expiringDays`. */
  readonly expiring: boolean;
  /** `''` is without one, `null` is any. */
  readonly category: string | null;
}

export const expiringDays = 7;

/** The most products that are read or sent at once. */
export const mostProductsAtOnce = 20;

/** The most products that one action may change. */
export const mostProductsChanged = 100_000;

/** A category that products have, with how many. */
export interface CategoryCount {
  readonly category: string;
  readonly count: number;
}

/** Products that had this category, before they got another one. */
export interface FormerCategory {
  readonly category: string;
  readonly ids: readonly ProductId[];
}

/** Products that were marked as sold out at one moment, in milliseconds since 1970, and were not before. */
export interface SoldOutMark {
  readonly at: number;
  readonly ids: readonly ProductId[];
}

/** What a product cost from a moment on, in milliseconds since 1970. */
export interface PriceMoment extends Pick<Product, 'price' | 'oldPrice' | 'pixPrice'> {
  readonly at: number;
}
