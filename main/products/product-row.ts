import type { Coupon } from '../../shared/coupon.ts';
import type { Centavos } from '../../shared/money.ts';
import type { Photo } from '../../shared/photos.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { Instalments, Product, ProductDraft, ProductId } from '../../shared/products.ts';

/** What a version of a product holds, as `toColumns` gives it. */
export const productColumns = [
  'name',
  'code',
  'price',
  'old_price',
  'pix_price',
  'instalment_count',
  'instalment_value',
  'instalment_total',
  'monthly_interest',
  'link',
  'category',
  'coupon_code',
  'coupon_percent',
  'coupon_cap',
  'coupon_amount',
  'stock',
  'valid_until',
  'note',
] as const;

export interface ProductRow {
  readonly id: ProductId;
  readonly name: string;
  readonly code: string;
  readonly price: Centavos | null;
  readonly old_price: Centavos | null;
  readonly pix_price: Centavos | null;
  readonly instalment_count: number | null;
  readonly instalment_value: Centavos | null;
  readonly instalment_total: Centavos | null;
  readonly monthly_interest: number | null;
  readonly link: string;
  readonly category: string;
  readonly coupon_code: string | null;
  readonly coupon_percent: number | null;
  readonly coupon_cap: Centavos | null;
  readonly coupon_amount: Centavos | null;
  readonly stock: number | null;
  readonly valid_until: PlainDate | null;
  readonly note: string;
  /** JSON of the photos, in their order. */
  readonly photos: string;
  readonly last_sent_at: number | null;
  readonly sold_out_at: number | null;
}

/** The values of `productColumns`. */
export function toColumns(draft: Omit<ProductDraft, 'id' | 'photoIds'>): (string | number | null)[] {
  const { instalments, coupon } = draft;
  const discount = coupon?.discount;
  const percent = discount?.kind === 'percent' ? discount : null;
  const values: Readonly<Record<(typeof productColumns)[number], string | number | null>> = {
    name: draft.name,
    code: draft.code,
    price: draft.price,
    old_price: draft.oldPrice,
    pix_price: draft.pixPrice,
    instalment_count: instalments?.count ?? null,
    instalment_value: instalments?.value ?? null,
    instalment_total: instalments?.total ?? null,
    monthly_interest: instalments?.monthlyInterest ?? null,
    link: draft.link,
    category: draft.category,
    coupon_code: coupon?.code ?? null,
    coupon_percent: percent?.percent ?? null,
    coupon_cap: percent?.cap ?? null,
    coupon_amount: discount?.kind === 'amount' ? discount.amount : null,
    stock: draft.stock,
    valid_until: draft.validUntil,
    note: draft.note,
  };
  return productColumns.map((column) => values[column]);
}

export function toProduct(row: ProductRow): Product {
  return {
    id: row.id,
    name: row.name,
    code: row.code,
    price: row.price,
    oldPrice: row.old_price,
    pixPrice: row.pix_price,
    instalments: toInstalments(row),
    link: row.link,
    category: row.category,
    coupon: toCoupon(row),
    stock: row.stock,
    validUntil: row.valid_until,
    note: row.note,
    photos: JSON.parse(row.photos) as Photo[],
    lastSentAt: row.last_sent_at,
    soldOutAt: row.sold_out_at,
  };
}

function toInstalments(row: ProductRow): Instalments | null {
  const { instalment_count: count, instalment_value: value } = row;
  if (count === null || value === null) return null;
  return { count, value, total: row.instalment_total, monthlyInterest: row.monthly_interest };
}

function toCoupon({
  coupon_code: code,
  coupon_percent,
  coupon_cap: cap,
  coupon_amount,
}: ProductRow): Coupon | null {
  if (code === null) return null;
  if (coupon_percent !== null) return { code, discount: { kind: 'percent', percent: coupon_percent, cap } };
  return coupon_amount === null ? null : { code, discount: { kind: 'amount', amount: coupon_amount } };
}
