import { z } from 'zod';
import type { Brand } from './brand.ts';
import type { Centavos } from './money.ts';
import type { Photo, PhotoId } from './photos.ts';

export type ProductId = Brand<string, 'ProductId'>;

export const productTabs = ['unscheduled', 'scheduled', 'sent'] as const;
export type ProductTab = (typeof productTabs)[number];

export interface Product {
  readonly id: ProductId;
  readonly name: string;
  readonly price: Centavos;
  /** "De": what it cost before, above `price`. */
  readonly oldPrice: Centavos | null;
  readonly note: string;
  readonly photo: Photo | null;
  /** Milliseconds since 1970 of the last time that a group got it; `null` if none did. */
  readonly lastSentAt: number | null;
  /** Since when there is none left, in milliseconds since 1970; `null` while there is. */
  readonly soldOutAt: number | null;
}

const centavos = z
  .int()
  .min(1)
  .max(999_999_999)
  .transform((value) => value as Centavos);

/** The fields that a person fills in; `id` is missing for a new product. */
export const productDraft = z.strictObject({
  id: z
    .uuid()
    .transform((id) => id as ProductId)
    .optional(),
  name: z.string().trim().min(1).max(200),
  price: centavos,
  oldPrice: centavos.nullable(),
  note: z.string().trim().max(2_000),
  photoId: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .transform((id) => id as PhotoId)
    .nullable(),
});

export type ProductDraft = z.output<typeof productDraft>;
