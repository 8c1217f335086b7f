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
import type { Breathe } from '../whatsapp/breathe.ts';
import { type FoundRows, findProducts } from './find-products.ts';
import type { ProductListStore } from './product-list-store.ts';

export type ProductListHandlers = Pick<
  Handlers,
  'products.list' | 'products.listIds' | 'products.categories'
>;

/** A catalogue that changes all the time, as while an import comes in, is looked at in one go in the end. */
const mostTries = 2;

/** So many filters and searches are remembered: she goes back and forth between a few. */
const mostKept = 4;

/**
 * The list as the window asks for it, stretch by stretch. What a filter leaves is found once and kept, in its order,
 * until anything is written; a search only picks from it, so that a letter is answered in a few milliseconds, and
 * scrolling reads only what is seen.
 */
export function createProductList(
  store: ProductListStore,
  clock: Pick<Clock, 'now'>,
  breathe: Breathe,
): ProductListHandlers {
  const left = keepLatest<Promise<FoundRows>>(mostKept);
  const found = keepLatest<FoundRows>(mostKept);
  let foundAt = store.readMoment();

  async function find({ search, ...filter }: ProductFilter): Promise<FoundRows> {
    for (let tried = 0; ; tried += 1) {
      const moment = forgetOutdated();
      const from = dayOf(clock.now());
      const key = JSON.stringify([from, filter]);
      const days = { from, until: addDays(from, expiringDays) };
      const giveWay = tried < mostTries ? breathe : () => undefined;
      if (tried >= mostTries) left.clear();
      const all = await left.get(key, () => findProducts(store, filter, days, giveWay));
      if (store.readMoment() !== moment) continue;
      return found.get(`${key} ${search}`, () => pick(all, store.match(search)));
    }
  }

  function forgetOutdated(): number {
    const moment = store.readMoment();
    if (moment !== foundAt) {
      left.clear();
      found.clear();
    }
    foundAt = moment;
    return moment;
  }

  return {
    async 'products.list'({ tab, offset, limit, ...filter }) {
      const rows = await find(filter);
      return { products: store.readRows(rows[tab].slice(offset, offset + limit)), counts: countEach(rows) };
    },
    'products.listIds': async ({ tab, ...filter }) => store.readIds((await find(filter))[tab]),
    'products.categories': () => store.readCategories(),
  };
}

function countEach(found: FoundRows): ProductPage['counts'] {
  const counts = productViews.map((view) => [view, found[view].length]);
  return Object.fromEntries(counts) as Record<ProductView, number>;
}

function pick(rows: FoundRows, match: ReadonlySet<number> | null): FoundRows {
  if (match === null) return rows;
  const picked = productViews.map((view) => [view, rows[view].filter((row) => match.has(row))]);
  return Object.fromEntries(picked) as Record<ProductView, readonly number[]>;
}

/** The values that were asked for last. */
function keepLatest<Value>(most: number) {
  const values = new Map<string, Value>();
  return {
    get(key: string, make: () => Value): Value {
      const value = values.get(key) ?? make();
      values.delete(key);
      values.set(key, value);
      const [oldest] = values.keys();
      if (oldest !== undefined && values.size > most) values.delete(oldest);
      return value;
    },
    clear: () => values.clear(),
  };
}
