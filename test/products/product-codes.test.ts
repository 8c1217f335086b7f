import { expect, test } from 'vitest';
import type { ProductId } from '../../shared/products.ts';
import { aProduct } from '../builders.ts';
import { openCatalogue } from './open-catalogue.ts';

test('a code belongs to one product, until that is archived, which then cannot come back with it', async () => {
  const { products, save } = openCatalogue();
  const first = await save(aProduct({ name: 'Mel', code: 'M1' }));
  await expect(save(aProduct({ name: 'Café', code: 'M1' }))).rejects.toThrow('product-code-taken');
  await save(aProduct({ id: first.id, name: 'Mel silvestre', code: 'M1' }));
  await products.handlers['products.archive']({ ids: [first.id] });
  await save(aProduct({ name: 'Café', code: 'M1' }));
  await expect(products.handlers['products.restore']({ ids: [first.id] })).rejects.toThrow(
    'product-code-taken',
  );
  expect(products.read(first.id)).toBeUndefined();
});

test('two archived products with one code do not both come back', async () => {
  const { products, save } = openCatalogue();
  const ids: ProductId[] = [];
  for (const name of ['Mel', 'Café']) {
    const { id } = await save(aProduct({ name, code: 'M1' }));
    await products.handlers['products.archive']({ ids: [id] });
    ids.push(id);
  }
  await expect(products.handlers['products.restore']({ ids })).rejects.toThrow('product-code-taken');
});
