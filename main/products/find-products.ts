import { type ProductFilter, type ProductView, productViews } from '../../shared/product-list.ts';
import type { Breathe } from '../whatsapp/breathe.ts';
import type { ExpiringDays, ProductListStore } from './product-list-store.ts';
import { compareBy, type ListedVersion, mergeSorted } from './product-order.ts';

/** The versions that a filter finds, by view, in their order. */
export type FoundRows = Readonly<Record<ProductView, readonly number[]>>;

/**
 * Everything that the filter leaves, whatever the search, so that no stretch and no count must look for it again.
 * 20,000 products take 40 ms, so they are looked at and put into order stretch by stretch.
 */
export async function findProducts(
  store: Pick<ProductListStore, 'readStretch'>,
  filter: Omit<ProductFilter, 'search'>,
  expiring: ExpiringDays,
  breathe: Breathe,
): Promise<FoundRows> {
  const compare = compareBy(filter.sort);
  let sorted: (readonly ListedVersion[])[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const { versions, next }: ReturnType<ProductListStore['readStretch']> = store.readStretch(
      filter,
      expiring,
      after,
    );
    sorted.push(versions.toSorted(compare));
    after = next;
    await breathe();
  }
  while (sorted.length > 1) {
    const merged: (readonly ListedVersion[])[] = [];
    for (let index = 0; index < sorted.length; index += 2) {
      merged.push(mergeSorted(sorted[index] ?? [], sorted[index + 1] ?? [], compare));
      await breathe();
    }
    sorted = merged;
  }
  return splitByView(sorted[0] ?? []);
}

function splitByView(versions: readonly ListedVersion[]): FoundRows {
  const rows = productViews.map((): number[] => []);
  for (const { view, row } of versions) rows[view]?.push(row);
  return Object.fromEntries(
    productViews.map((name, view) => [name, rows[view] ?? []]),
  ) as unknown as FoundRows;
}
