import type { Handlers } from '../../shared/ipc/call.ts';
import type { ProductPage } from '../../shared/ipc/contract.ts';
import { addDays, dayOf } from '../../shared/plain-date.ts';
import {
  expiringDays,
  type ProductFilter,
  type ProductView,
  productViews,
} from '../../shared/product-list.ts';
import type { Clock } from '../system/clock.ts';
import type { FoundRows, ProductListStore } from './product-list-store.ts';

export type ProductListHandlers = Pick<
  Handlers,
  'products.list' | 'products.listIds' | 'products.categories'
>;

/** Going back and forth between a few letters of a search finds again what was found. */
const mostFinds = 4;

/**
 * The list as the window asks for it, stretch by stretch: what a filter finds is looked for once and kept until
 * anything is written, so that scrolling reads only what is seen.
 */
export function createProductList(store: ProductListStore, clock: Pick<Clock, 'now'>): ProductListHandlers {
  const finds = new Map<string, FoundRows>();
  let foundAt = store.readMoment();

  function find(filter: ProductFilter): FoundRows {
    const moment = store.readMoment();
    if (moment !== foundAt) finds.clear();
    foundAt = moment;
    const from = dayOf(clock.now());
    const key = JSON.stringify([from, filter]);
    const found = finds.get(key) ?? store.find(filter, { from, until: addDays(from, expiringDays) });
    finds.delete(key);
    finds.set(key, found);
    const [oldest] = finds.keys();
    if (oldest !== undefined && finds.size > mostFinds) finds.delete(oldest);
    return found;
  }

  return {
    'products.list': ({ tab, offset, limit, ...filter }) => {
      const found = find(filter);
      return { products: store.readRows(found[tab].slice(offset, offset + limit)), counts: countEach(found) };
    },
    'products.listIds': ({ tab, ...filter }) => store.readIds(find(filter)[tab]),
    'products.categories': () => store.readCategories(),
  };
}

function countEach(found: FoundRows): ProductPage['counts'] {
  const counts = productViews.map((view) => [view, found[view].length]);
  return Object.fromEntries(counts) as Record<ProductView, number>;
}
