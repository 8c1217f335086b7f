import { findProducts } from '../../main/products/find-products.ts';
import { createProductListStore } from '../../main/products/product-list-store.ts';
import type { Database } from '../../main/storage/open-database.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { ProductFilter, ProductView } from '../../shared/product-list.ts';
import type { Product } from '../../shared/products.ts';

/** A filter that leaves nothing out, in the order that a list has when nothing else is asked for. */
export const everything: ProductFilter = {
  ...{ search: '', sort: 'last-sent', inStock: false, expiring: false, category: null },
};

/** Days on which nothing ends. */
export const noDays = { from: '2026-01-01' as PlainDate, until: '2026-01-08' as PlainDate };

/** What a view of the catalogue shows of it. */
export async function listProducts(
  database: Database,
  view: ProductView,
  filter: Partial<ProductFilter> = {},
): Promise<readonly Product[]> {
  const store = createProductListStore(database);
  const match = store.match(filter.search ?? '');
  const found = await findProducts(store, { ...everything, ...filter }, noDays, () => undefined);
  return store.readRows(found[view].filter((row) => match === null || match.has(row)));
}
