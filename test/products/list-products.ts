import { createProductListStore } from '../../main/products/product-list-store.ts';
import type { Database } from '../../main/storage/open-database.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { ProductFilter, ProductView } from '../../shared/product-list.ts';
import type { Product } from '../../shared/products.ts';

/** A filter that leaves nothing out, in the order that a list has when nothing else is asked for. */
export const everything: ProductFilter = {
  ...{ search: '', sort: 'last-sent', inStock: false, expiring: false, category: null },
};

/** What a view of the catalogue shows of it. */
export function listProducts(
  database: Database,
  view: ProductView,
  filter: Partial<ProductFilter> = {},
): readonly Product[] {
  const store = createProductListStore(database);
  const days = { from: '2026-01-01' as PlainDate, until: '2026-01-08' as PlainDate };
  const match = store.match(filter.search ?? '');
  const rows = store.find({ ...everything, ...filter }, days)[view];
  return store.readRows(rows.filter((row) => match === null || match.has(row)));
}
