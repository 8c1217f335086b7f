import type { Product, ProductId } from '../../shared/products.ts';
import type { Breathe } from '../whatsapp/breathe.ts';
import type { ImportStore } from './import-store.ts';
import { type KnownProducts, knowProducts } from './match-products.ts';

export interface Catalogue {
  readonly known: KnownProducts;
  /** When each product was last changed. */
  readonly changedAt: ReadonlyMap<ProductId, number>;
}

/** Some milliseconds of reading. */
const stretch = 100;

/** @param isOver ends the reading early: what it gives then is not all */
export async function readCatalogue(
  store: Pick<ImportStore, 'readStretch'>,
  breathe: Breathe,
  isOver: () => boolean,
): Promise<Catalogue> {
  const known = knowProducts();
  const changedAt = new Map<ProductId, number>();
  let before: number | null = null;
  do {
    const { entries, next } = store.readStretch(before, stretch);
    for (const entry of entries) {
      known.add(entry.product);
      changedAt.set(entry.product.id, entry.changedAt);
    }
    before = next;
    await breathe();
  } while (before !== null && !isOver());
  return { known, changedAt };
}

/** Every product that is shown, the newest first. */
export function* eachProduct(store: Pick<ImportStore, 'readStretch'>): Generator<readonly Product[]> {
  let before: number | null = null;
  do {
    const { entries, next } = store.readStretch(before, stretch);
    yield entries.map(({ product }) => product);
    before = next;
  } while (before !== null);
}
