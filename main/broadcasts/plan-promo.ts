import { AppError } from '../../shared/failure.ts';
import type { Language } from '../../shared/language.ts';
import type { DecodedPhoto, PhotoId } from '../../shared/photos.ts';
import { dayOf } from '../../shared/plain-date.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import { nameText } from '../../shared/promo/name-text.ts';
import { composePromo, type PromoSource } from '../../shared/promo.ts';
import type { PromoWish } from '../../shared/start-broadcasts.ts';
import type { Template, TemplateId } from '../../shared/templates.ts';
import { createSay } from '../../shared/text/read-word.ts';
import { loadText } from '../../shared/text/text.ts';
import type { Clock } from '../system/clock.ts';
import type { PromoIdentity } from './repeats-store.ts';

export interface PlanPromoDeps {
  readonly clock: Pick<Clock, 'now'>;
  readonly readProduct: (id: ProductId) => Product | undefined;
  /** @param id `null` for the default one */
  readonly readTemplate: (id: TemplateId | null) => Pick<Template, 'text'> | undefined;
  /** @throws AppError `not-found`, `photo-unreadable` */
  readonly readPhoto: (id: PhotoId) => DecodedPhoto;
  readonly readLanguage: () => Language;
}

/** A promo, before it is known where it goes. */
export interface PlannedPromo extends PromoIdentity {
  readonly name: string;
}

/** What a person wished for, now or when she planned it: a pinned text stands instead of what the template says. */
export type PlannedWish = PromoWish & { readonly pinnedText?: string | null };

/**
 * Composes what a person wished for.
 * @throws AppError `not-found` (the product, the template, the photo), `sold-out`, `photo-unreadable`, `bad-input` when
 * there is nothing in it, or too much
 */
export async function planPromo(wish: PlannedWish, deps: PlanPromoDeps): Promise<PlannedPromo> {
  const language = deps.readLanguage();
  const at = { language, today: dayOf(deps.clock.now()) };
  if (wish.kind === 'free-text') {
    const source: PromoSource = {
      kind: 'free-text',
      text: wish.text,
      photo: readPhotoFacts(wish.photoId, deps),
    };
    const { text, photo } = composePromo(source, { text: '' }, { footer: '' }, at);
    const name = nameText(text) ?? createSay(await loadText(language))('send.photoOnly');
    return refuseEmpty({ productId: null, name, text, photoId: photo?.id ?? null });
  }
  const product = deps.readProduct(wish.productId);
  const template = deps.readTemplate(wish.templateId);
  if (!product || !template) throw new AppError('not-found');
  refuseSoldOut(product);
  const composed = composePromo({ kind: 'product', product }, template, { footer: '' }, at);
  const { text, photo } = { ...composed, text: wish.pinnedText ?? composed.text };
  const { id: productId, name } = product;
  return refuseEmpty({ productId, name, text, photoId: photo?.id ?? null });
}

/** @throws AppError `sold-out` */
export function refuseSoldOut(product: Product | undefined): void {
  if (product !== undefined && product.soldOutAt !== null) throw new AppError('sold-out');
}

function refuseEmpty(promo: PlannedPromo): PlannedPromo {
  if (promo.text === '' && promo.photoId === null) throw new AppError('bad-input');
  return promo;
}

function readPhotoFacts(id: PhotoId | null, { readPhoto }: PlanPromoDeps) {
  if (id === null) return null;
  const { width, height } = readPhoto(id);
  return { id, width, height };
}
