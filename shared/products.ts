import { z } from 'zod';
import type { Brand } from './brand.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import type { Coupon } from './coupon.ts';
import type { Centavos } from './money.ts';
import type { Photo, PhotoId } from './photos.ts';
import { type PlainDate, plainDate } from './plain-date.ts';
import { isWebLink } from './web-link.ts';

export type ProductId = Brand<string, 'ProductId'>;

export const productTabs = ['unscheduled', 'scheduled', 'sent'] as const;
export type ProductTab = (typeof productTabs)[number];

/** What may be left open is `null`, or `''` where it is a text. */
export interface Product {
  readonly id: ProductId;
  readonly name: string;
  /** The shop's own code of it; no two products have the same. */
  readonly code: string;
  readonly price: Centavos | null;
  /** "De": what it cost before. */
  readonly oldPrice: Centavos | null;
  readonly pixPrice: Centavos | null;
  readonly instalments: Instalments | null;
  /** A page on the web: http or https. */
  readonly link: string;
  readonly category: string;
  readonly coupon: Coupon | null;
  /** Pieces that are left; `null` when nobody counts them. */
  readonly stock: number | null;
  /** The last day on which the offer holds. */
  readonly validUntil: PlainDate | null;
  readonly note: string;
  /** The first one is sent. */
  readonly photos: readonly Photo[];
  /** Milliseconds since 1970 of the last time that a group got it; `null` if none did. */
  readonly lastSentAt: number | null;
  /** Since when there is none left, in milliseconds since 1970; `null` while there is. */
  readonly soldOutAt: number | null;
}

export interface Instalments {
  readonly count: number;
  readonly value: Centavos;
  readonly total: Centavos | null;
  /** In hundredths of a percent a month: 0 is without interest, `null` when nothing is said of it. */
  readonly monthlyInterest: number | null;
}

/** How long a text may be, in code points as zod counts them, and how much there may be of the rest. */
export const productLimits = {
  name: 200,
  code: 60,
  category: 60,
  couponCode: 40,
  link: 2_000,
  note: 2_000,
  photos: 10,
  stock: 1_000_000,
  instalments: 48,
  monthlyInterest: 10_000,
} as const;

const line = (longest: number) => z.string().max(20_000).transform(cleanLine).pipe(z.string().max(longest));

const centavos = z
  .int()
  .min(1)
  .max(999_999_999)
  .transform((value) => value as Centavos);

const instalments = z.strictObject({
  count: z.int().min(2).max(productLimits.instalments),
  value: centavos,
  total: centavos.nullable(),
  monthlyInterest: z.int().min(0).max(productLimits.monthlyInterest).nullable(),
});

const coupon = z.strictObject({
  code: line(productLimits.couponCode).pipe(z.string().min(1)),
  discount: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('percent'), percent: z.int().min(1).max(99), cap: centavos.nullable() }),
    z.strictObject({ kind: z.literal('amount'), amount: centavos }),
  ]),
});

const photoId = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((id) => id as PhotoId);

/** The fields that a person fills in; `id` is missing for a new product. */
export const productDraft = z.strictObject({
  id: z
    .uuid()
    .transform((id) => id as ProductId)
    .optional(),
  name: line(productLimits.name).pipe(z.string().min(1)),
  code: line(productLimits.code),
  price: centavos.nullable(),
  oldPrice: centavos.nullable(),
  pixPrice: centavos.nullable(),
  instalments: instalments.nullable(),
  link: line(productLimits.link).refine((link) => link === '' || isWebLink(link)),
  category: line(productLimits.category),
  coupon: coupon.nullable(),
  stock: z.int().min(0).max(productLimits.stock).nullable(),
  validUntil: plainDate.nullable(),
  note: z.string().max(20_000).transform(cleanText).pipe(z.string().max(productLimits.note)),
  photoIds: z.array(photoId).max(productLimits.photos),
});

export type ProductDraft = z.output<typeof productDraft>;

/** What a person could change of a product, as it stands. */
export function draftOf(product: Product): ProductDraft {
  const { photos, lastSentAt: _sent, soldOutAt: _soldOut, ...fields } = product;
  return { ...fields, photoIds: photos.map(({ id }) => id) };
}

/** A product of which nothing is said. */
export const emptyDraft: Omit<ProductDraft, 'id'> = {
  name: '',
  code: '',
  price: null,
  oldPrice: null,
  pixPrice: null,
  instalments: null,
  link: '',
  category: '',
  coupon: null,
  stock: null,
  validUntil: null,
  note: '',
  photoIds: [],
};
