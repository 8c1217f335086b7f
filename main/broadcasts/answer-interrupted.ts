import type { BroadcastId, OfferEnd } from '../../shared/broadcasts.ts';
import { AppError } from '../../shared/failure.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import { wallOf } from '../../shared/schedules/wall-of.ts';
import type { MissedAnswer } from '../../shared/schedules.ts';
import type { Clock } from '../system/clock.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';
import type { BroadcastListStore } from './broadcast-list-store.ts';
import type { InterruptionsStore } from './interruptions-store.ts';

export interface AnswerInterruptedDeps {
  readonly interruptions: InterruptionsStore;
  readonly list: Pick<BroadcastListStore, 'readProductId'>;
  readonly whatsapp: Pick<WhatsApp, 'connection'>;
  readonly clock: Pick<Clock, 'now' | 'timeZone'>;
  readonly readProduct: (id: ProductId) => Product | undefined;
}

/**
 * Does what she wants with the rest of a broadcast, or of all that were cut off. Of all of them, those whose offer has
 * ended are only ever given up: they stay a question otherwise.
 * @throws AppError `not-found` (it is no question any more), `not-connected`, `sold-out`, `bad-input` (its offer has
 * ended); nothing is changed then
 */
export function answerInterrupted(
  id: BroadcastId | null,
  answer: MissedAnswer,
  deps: AnswerInterruptedDeps,
): void {
  const { interruptions, whatsapp, clock } = deps;
  const asked = interruptions.list().filter((each) => id === null || each === id);
  if (asked.length === 0 && id !== null) throw new AppError('not-found');
  if (answer === 'discard') {
    for (const each of asked) interruptions.discard(each, clock.now());
    return;
  }
  const going = asked.filter((each) => readOfferEnd(deps.list.readProductId(each), deps) === null);
  if (id !== null && going.length === 0) throw refusal(readOfferEnd(deps.list.readProductId(id), deps));
  if (answer === 'now' && whatsapp.connection.kind !== 'connected') throw new AppError('not-connected');
  for (const each of going) {
    if (answer === 'now') interruptions.release(each);
    else interruptions.releaseLast(each);
  }
}

/** Why a promo of this product is not sent any more; `null` when it may be. */
export function readOfferEnd(
  productId: ProductId | null,
  { readProduct, clock }: Pick<AnswerInterruptedDeps, 'readProduct' | 'clock'>,
): OfferEnd | null {
  if (productId === null) return null;
  return decideOfferEnd(readProduct(productId), wallOf(clock.now(), clock.timeZone()).day);
}

/** @param product `undefined` when it was put away */
export function decideOfferEnd(
  product: Pick<Product, 'soldOutAt' | 'validUntil'> | undefined,
  today: PlainDate,
): OfferEnd | null {
  if (product === undefined) return 'archived';
  if (product.soldOutAt !== null) return 'sold-out';
  return product.validUntil !== null && product.validUntil < today ? 'expired' : null;
}

function refusal(end: OfferEnd | null): AppError {
  return new AppError(end === 'sold-out' ? 'sold-out' : 'bad-input');
}
