import type { TFunction } from 'i18next';
import type { Centavos } from '../../shared/money.ts';
import { dayOf } from '../../shared/plain-date.ts';
import { emptyDraft, type Product, type ProductId } from '../../shared/products.ts';

const weekMs = 7 * 86_400_000;

/** A product of which all is said, for a shop that has none to try a template with. */
export function sampleProduct(t: TFunction, now: number): Product {
  const { photoIds: _photos, ...empty } = emptyDraft;
  return {
    ...empty,
    id: '00000000-0000-4000-8000-000000000000' as ProductId,
    name: t('templates.sample.name'),
    code: 'QC-500',
    price: 6_490 as Centavos,
    oldPrice: 7_990 as Centavos,
    pixPrice: 5_990 as Centavos,
    instalments: { count: 3, value: 2_164 as Centavos, total: 6_492 as Centavos, monthlyInterest: 0 },
    link: 'https://loja.example/canastra',
    category: t('templates.sample.category'),
    coupon: { code: t('templates.sample.coupon'), discount: { kind: 'percent', percent: 10, cap: null } },
    stock: 12,
    validUntil: dayOf(now + weekMs),
    note: t('templates.sample.note'),
    photos: [],
    lastSentAt: null,
    soldOutAt: null,
  };
}
