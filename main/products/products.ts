import { AppError } from '../../shared/failure.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { Product, ProductDraft, ProductId } from '../../shared/products.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import type { Breathe } from '../whatsapp/breathe.ts';
import { type BatchHandlers, createBatchChanges } from './batch-changes.ts';
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
    BatchHandlers &
    Pick<Handlers, 'products.read' | 'products.prices' | 'products.save' | 'products.backInStock'>;
  /** @returns `undefined` when there is no such product, or it is archived */
  readonly read: (id: ProductId) => Product | undefined;
  /** There is none left of it. @throws AppError `not-found` */
  readonly markSoldOut: (id: ProductId) => void;
  /** Tells the window that what the list shows has changed, for example because a promo was sent. */
  readonly noteChange: () => void;
}

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

  function setSoldOut(id: ProductId, at: number | null): void {
    if (!store.setSoldOut(id, at)) throw new AppError('not-found');
    noteChange();
  }

  deps.publish(version);

  return {
    handlers: {
      ...createProductList(deps.listStore, clock, deps.breathe),
      ...createBatchChanges({ store, clock, onChange: noteChange }),
      'products.read': ({ ids }) => ids.map(store.read).filter((product) => product !== undefined),
      'products.prices': ({ id }) => deps.prices.read(id),
      'products.save': ({ product }) => save(product),
      'products.backInStock': ({ id }) => setSoldOut(id, null),
    },
    markSoldOut: (id) => setSoldOut(id, clock.now()),
    read: (id) => store.read(id),
    noteChange,
  };
}
