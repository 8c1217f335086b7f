import { createPricesStore } from '../../main/products/prices-store.ts';
import { createProductListStore } from '../../main/products/product-list-store.ts';
import { createProducts } from '../../main/products/products.ts';
import { createProductsStore } from '../../main/products/products-store.ts';
import type { ProductFilter, ProductView } from '../../shared/product-list.ts';
import type { ProductDraft } from '../../shared/products.ts';
import { aPhotoId, openTestShop } from '../builders.ts';
import { createSeededChance } from '../fakes/chance.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { everything } from './list-products.ts';

/** The catalogue on a real database, and short ways to fill and to read it. */
export function openCatalogue(database = openTestShop()) {
  const clock = createFakeClock();
  const versions: number[] = [];
  const store = createProductsStore(database);
  const products = createProducts({
    store,
    listStore: createProductListStore(database),
    prices: createPricesStore(database),
    breathe: () => undefined,
    clock,
    chance: createSeededChance(),
    hasPhoto: (id) => id === aPhotoId('a'),
    publish: (version) => versions.push(version),
  });
  const save = async (draft: ProductDraft) => {
    clock.advance(1_000);
    return products.handlers['products.save']({ product: draft });
  };
  const list = async (tab: ProductView, filter: Partial<ProductFilter> = {}, offset = 0, limit = 50) =>
    products.handlers['products.list']({ ...everything, ...filter, tab, offset, limit });
  const names = async (tab: ProductView, filter: Partial<ProductFilter> = {}, limit = 50) =>
    (await list(tab, filter, 0, limit)).products.map(({ name }) => name);
  return { products, store, save, list, names, versions, database, clock, all: everything };
}
