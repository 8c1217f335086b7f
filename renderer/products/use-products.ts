import { useCallback } from 'react';
import type { ProductPage } from '../../shared/ipc/contract.ts';
import type { ProductFilter, ProductView } from '../../shared/product-list.ts';
import type { Product } from '../../shared/products.ts';
import { call } from '../ipc/call.ts';
import { type StretchedList, useStretches } from '../ipc/use-stretches.ts';

export type Products = StretchedList<Product, ProductPage['counts']>;

const stretchSize = 48;

/** One view of the catalogue, kept up to date with every change in main. */
export function useProducts(tab: ProductView, filter: ProductFilter): Products {
  const key = JSON.stringify({ tab, ...filter });
  const ask = useCallback(
    async (offset: number) => {
      const wanted = JSON.parse(key) as ProductFilter & { readonly tab: ProductView };
      const { products, counts } = await call('products.list', { ...wanted, offset, limit: stretchSize });
      return { items: products, counts };
    },
    [key],
  );
  return useStretches({ key, version: 'productsVersion', size: stretchSize, ask });
}
