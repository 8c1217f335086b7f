import { AppError } from '../../shared/failure.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { Product, ProductDraft, ProductId } from '../../shared/products.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import type { ProductsStore } from './products-store.ts';

export interface ProductsDeps {
  readonly store: ProductsStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly hasPhoto: (id: PhotoId) => boolean;
  readonly publish: (version: number) => void;
}

export interface Products {
  readonly handlers: Pick<
    Handlers,
    'products.list' | 'products.save' | 'products.archive' | 'products.backInStock'
  >;
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
      'products.list': ({ tab, search, offset, limit }) => ({
        products: store.list(tab, search, offset, limit),
        counts: store.count(search),
      }),
      'products.save': ({ product }) => save(product),
      'products.archive': ({ id }) => {
        if (!store.archive(id, clock.now())) throw new AppError('not-found');
        noteChange();
      },
      'products.backInStock': ({ id }) => setSoldOut(id, null),
    },
    markSoldOut: (id) => setSoldOut(id, clock.now()),
    read: (id) => store.read(id),
    noteChange,
  };
}
