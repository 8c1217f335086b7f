import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../shared/failure.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { FormerCategory, SoldOutMark } from '../../shared/product-list.ts';
import type { Product, ProductDraft, ProductId } from '../../shared/products.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import type { Breathe } from '../whatsapp/breathe.ts';
import type { PricesStore } from './prices-store.ts';
import { createProductList, type ProductListHandlers } from './product-list.ts';
import type { ProductListStore } from './product-list-store.ts';
import type { ProductsStore } from './products-store.ts';

export interface ProductsDeps {
  readonly store: ProductsStore;
  readonly listStore: ProductListStore;
  readonly prices: PricesStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly hasPhoto: (id: PhotoId) => boolean;
  readonly breathe: Breathe;
  readonly publish: (version: number) => void;
}

export interface Products {
  readonly handlers: ProductListHandlers &
    Pick<
      Handlers,
      | 'products.read'
      | 'products.prices'
      | 'products.save'
      | 'products.archive'
      | 'products.restore'
      | 'products.setCategory'
      | 'products.putCategoriesBack'
      | 'products.markSoldOut'
      | 'products.takeMarkBack'
      | 'products.backInStock'
    >;
  /** @returns `undefined` when there is no such product, or it is archived */
  readonly read: (id: ProductId) => Product | undefined;
  /** There is none left of it. @throws AppError `not-found` */
  readonly markSoldOut: (id: ProductId) => void;
  /** Tells the window that what the list shows has changed, for example because a promo was sent. */
  readonly noteChange: () => void;
}

/** So many products are changed within some milliseconds. */
const stretch = 100;

/** The catalogue: what the shop sells. Publishes its version number once at the start and after every change. */
export function createProducts(deps: ProductsDeps): Products {
  const { store, clock } = deps;
  let version = 0;

  function noteChange(): void {
    version += 1;
    deps.publish(version);
  }

  function save(draft: ProductDraft): Product {
    if (!draft.photoIds.every(deps.hasPhoto)) throw new AppError('not-found');
    if (store.isCodeTaken(draft.code, draft.id)) throw new AppError('product-code-taken');
    const id = write(draft);
    const saved = store.read(id);
    if (!saved) throw new AppError('not-found');
    noteChange();
    return saved;
  }

  function write(draft: ProductDraft): ProductId {
    if (draft.id === undefined) {
      const id = deps.chance.uuid() as ProductId;
      store.add([{ id, draft }], clock.now());
      return id;
    }
    if (!store.change(draft.id, draft, clock.now())) throw new AppError('not-found');
    return draft.id;
  }

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
      noteChange();
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

  function setSoldOut(id: ProductId, at: number | null): void {
    if (!store.setSoldOut(id, at)) throw new AppError('not-found');
    noteChange();
  }

  async function markSoldOut(ids: readonly ProductId[]): Promise<SoldOutMark> {
    const at = clock.now();
    const marked: ProductId[] = [];
    await changeEach(ids, (some) => {
      marked.push(...store.markSoldOut(some, at));
    });
    return { at, ids: marked };
  }

  deps.publish(version);

  return {
    handlers: {
      ...createProductList(deps.listStore, clock, deps.breathe),
      'products.read': ({ ids }) => ids.map(store.read).filter((product) => product !== undefined),
      'products.prices': ({ id }) => deps.prices.read(id),
      'products.save': ({ product }) => save(product),
      'products.archive': ({ ids }) => changeEach(ids, (some) => store.archive(some, clock.now())),
      'products.restore': ({ ids }) => changeEach(ids, restore),
      'products.setCategory': ({ ids, category }) => setCategory(ids, category),
      'products.putCategoriesBack': ({ category, former }) => putCategoriesBack(category, former),
      'products.markSoldOut': ({ ids }) => markSoldOut(ids),
      'products.takeMarkBack': ({ at, ids }) => changeEach(ids, (some) => store.takeMarkBack(some, at)),
      'products.backInStock': ({ id }) => setSoldOut(id, null),
    },
    markSoldOut: (id) => setSoldOut(id, clock.now()),
    read: (id) => store.read(id),
    noteChange,
  };
}
