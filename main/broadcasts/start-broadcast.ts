import type { BroadcastId, DeliveryId } from '../../shared/broadcasts.ts';
import { AppError } from '../../shared/failure.ts';
import type { Group, GroupId } from '../../shared/groups.ts';
import type { ParsedInput } from '../../shared/ipc/call.ts';
import type { Language } from '../../shared/language.ts';
import type { DecodedPhoto, PhotoId } from '../../shared/photos.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import { composePromo } from '../../shared/promo.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';
import type { BroadcastListStore } from './broadcast-list-store.ts';
import { planDestinations } from './plan-destinations.ts';

export interface StartBroadcastDeps {
  readonly list: Pick<BroadcastListStore, 'add'>;
  readonly whatsapp: Pick<WhatsApp, 'preparePromo' | 'addressPromo'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly readProduct: (id: ProductId) => Product | undefined;
  readonly readGroup: (id: GroupId) => Group | undefined;
  /** @throws AppError `not-found`, `photo-unreadable` */
  readonly readPhoto: (id: PhotoId) => DecodedPhoto;
  readonly readLanguage: () => Language;
}

/**
 * Makes a broadcast: uploads the photo once and writes every message down, with its own id and its exact bytes,
 * before any of them is sent.
 * @throws AppError `not-found` (the product), `sold-out`, `group-unknown`, `may-not-post`, `bad-input` (nowhere to go),
 * `not-connected`, `photo-unreadable`, `photo-upload-failed`, and those of the storage; nothing is written then
 */
export async function startBroadcast(
  { productId, groupIds, toOwnChat }: ParsedInput<'broadcasts.start'>,
  deps: StartBroadcastDeps,
): Promise<BroadcastId> {
  const product = deps.readProduct(productId);
  if (!product) throw new AppError('not-found');
  refuseSoldOut(product);
  const destinations = planDestinations(groupIds, toOwnChat, deps.readGroup);
  const text = composePromo(product, deps.readLanguage());
  const [cover] = product.photos;
  const photo = cover ? deps.readPhoto(cover.id) : null;
  const promo = await deps.whatsapp.preparePromo({ text, photo });
  // While the photo went up it may have sold out.
  refuseSoldOut(deps.readProduct(productId));
  const id = deps.chance.uuid() as BroadcastId;
  deps.list.add({
    id,
    productId,
    productName: product.name,
    text,
    photoId: cover?.id ?? null,
    createdAt: deps.clock.now(),
    deliveries: destinations.map(({ destination, groupName, peopleCount }) => ({
      id: deps.chance.uuid() as DeliveryId,
      groupName,
      peopleCount,
      message: deps.whatsapp.addressPromo(promo, destination),
    })),
  });
  return id;
}

/** @throws AppError `sold-out` */
export function refuseSoldOut(product: Product | undefined): void {
  if (product !== undefined && product.soldOutAt !== null) throw new AppError('sold-out');
}
