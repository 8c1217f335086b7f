import { z } from 'zod';
import type { BroadcastId } from './broadcasts.ts';
import type { GroupId } from './groups.ts';
import { mostPromos } from './most-promos.ts';
import type { PhotoId } from './photos.ts';
import type { ProductId } from './products.ts';
import { templateId } from './templates.ts';

/** The most messages that are made in one go: two days and a half at the usual caps. */
export const mostDeliveries = 500;

/** Free text, in UTF-16 code units: what WhatsApp takes as one message. */
const longestFreeText = 65_536;

/** The same promo to the same group within so many days is asked about first. */
export const repeatGuardDays = 7;

/** What is to be sent: a product as a template puts it (`null`: as the default one does), or what she wrote herself. */
export const promoWish = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('product'),
    productId: z.uuid().transform((id) => id as ProductId),
    templateId: templateId.nullable(),
  }),
  z.strictObject({
    kind: z.literal('free-text'),
    text: z.string().max(longestFreeText),
    photoId: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .transform((id) => id as PhotoId)
      .nullable(),
  }),
]);

/** In the order in which they go; a product is not in it twice. */
export const promoWishes = z.array(promoWish).min(1).max(mostPromos).refine(hasNoProductTwice);

export type PromoWish = z.output<typeof promoWish>;

/** What becomes of a promo in a group that got it lately: she is asked, it is left out there, or it goes all the same. */
export const repeatAnswers = ['ask', 'leave-out', 'send'] as const;
export type RepeatAnswer = (typeof repeatAnswers)[number];

/** A promo that a group got lately, or is about to get. */
export interface Repeat {
  /** Its place among the promos that were wished for. */
  readonly promo: number;
  readonly name: string;
  readonly groupId: GroupId;
  readonly groupName: string;
  /** When the group got it last, in milliseconds since 1970; `null` while it is still on its way there. */
  readonly lastAt: number | null;
  /** What it was called there, where the same words went under another name; otherwise `null`. */
  readonly sentAs: string | null;
}

export type StartOutcome =
  /** One broadcast for each promo, in their order; a promo that was left out everywhere has none. */
  | { readonly kind: 'started'; readonly ids: readonly BroadcastId[] }
  /** Nothing was made: she must first say what becomes of these, or nothing is left without them. */
  | { readonly kind: 'repeats'; readonly repeats: readonly Repeat[] };

/** What becomes of what she confirms while there is no link. */
export type WhenConnectedOutcome =
  /** It goes by itself as soon as there is one, within the grace. */
  { readonly kind: 'waits' } | Extract<StartOutcome, { kind: 'repeats' }>;

function hasNoProductTwice(wishes: readonly z.output<typeof promoWish>[]): boolean {
  const ids = wishes.flatMap((wish) => (wish.kind === 'product' ? [wish.productId] : []));
  return new Set(ids).size === ids.length;
}
