import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../shared/failure.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { FormerCategory, SoldOutMark } from '../../shared/product-list.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import type { Clock } from '../system/clock.ts';
import type { ProductsStore } from './products-store.ts';

export type BatchHandlers = Pick<
  Handlers,
  | 'products.archive'
  | 'products.restore'
  | 'products.setCategory'
  | 'products.putCategoriesBack'
  | 'products.markSoldOut'
  | 'products.takeMarkBack'
>;

export interface BatchChangesDeps {
  readonly store: ProductsStore;
  readonly clock: Pick<Clock, 'now'>;
  /** Called once after each, also when it failed half-way. */
  readonly onChange: () => void;
}

/** So many products are changed within some milliseconds. */
const stretch = 100;

/** What is done to many products at once, and what takes each of it back. */
export function createBatchChanges({ store, clock, onChange }: BatchChangesDeps): BatchHandlers {
  /** Many products are changed stretch by stretch, so that the window and the link have their turn in between. */
  async function changeEach(
    ids: readonly ProductId[],
    change: (some: readonly ProductId[]) => void,
  ): Promise<void> {
    try {
      for (let start = 0; start < ids.length; start += stretch) {
        if (start > 0) await nextTurn();
        change(ids.slice(start, start + stretch));
      }
    } finally {
      onChange();
    }
  }

  async function setCategory(ids: readonly ProductId[], category: string): Promise<FormerCategory[]> {
    const former: Pick<Product, 'id' | 'category'>[] = [];
    await changeEach(ids, (some) => {
      former.push(...store.setCategory(some, category, clock.now()));
    });
    return [...Map.groupBy(former, (each) => each.category)].map(([name, those]) => ({
      category: name,
      ids: those.map(({ id }) => id),
    }));
  }

  async function putCategoriesBack(present: string, former: readonly FormerCategory[]): Promise<void> {
    const before = new Map(former.flatMap(({ category, ids }) => ids.map((id) => [id, category] as const)));
    await changeEach([...before.keys()], (some) => {
      for (const [category, ids] of Map.groupBy(some, (id) => before.get(id) ?? present))
        store.setCategory(ids, category, clock.now(), present);
    });
  }

  function restore(ids: readonly ProductId[]): void {
    if (!store.restore(ids)) throw new AppError('product-code-taken');
  }

  async function markSoldOut(ids: readonly ProductId[]): Promise<SoldOutMark> {
    const at = clock.now();
    const marked: ProductId[] = [];
    await changeEach(ids, (some) => {
      marked.push(...store.markSoldOut(some, at));
    });
    return { at, ids: marked };
  }

  return {
    'products.archive': ({ ids }) => changeEach(ids, (some) => store.archive(some, clock.now())),
    'products.restore': ({ ids }) => changeEach(ids, restore),
    'products.setCategory': ({ ids, category }) => setCategory(ids, category),
    'products.putCategoriesBack': ({ category, former }) => putCategoriesBack(category, former),
    'products.markSoldOut': ({ ids }) => markSoldOut(ids),
    'products.takeMarkBack': ({ at, ids }) => changeEach(ids, (some) => store.takeMarkBack(some, at)),
  };
}
