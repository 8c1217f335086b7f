import { expect, test } from 'vitest';
import { fullestOf } from '../../renderer/promo/fullest-of.ts';
import { emptyDraft, type Product, type ProductId } from '../../shared/products.ts';

function product(name: string, fields: Partial<Product> = {}): Product {
  const { photoIds: _photos, ...empty } = emptyDraft;
  return { ...empty, id: name as ProductId, name, photos: [], lastSentAt: null, soldOutAt: null, ...fields };
}

const offer = { price: 100, oldPrice: 200, note: 'Só hoje' } as Partial<Product>;

test.for<[string, readonly Product[], string | undefined]>([
  ['one with most said of it', [product('Sal'), product('Mel', offer)], 'Mel'],
  ['the first, where as much is said of several', [product('Mel', offer), product('Café', offer)], 'Mel'],
  ['the only one, with nothing said of it', [product('Sal')], 'Sal'],
  ['none where there is none', [], undefined],
])('a template is tried with %s', ([, products, name]) => {
  expect(fullestOf(products)?.name).toBe(name);
});
