import type { ProductPage } from '../../shared/ipc/contract.ts';
import type { Product, ProductTab } from '../../shared/products.ts';
import { call } from '../ipc/call.ts';
import { type PagedList, usePages } from '../ipc/use-pages.ts';

const pageSize = 60;

export type Products = PagedList<Product, ProductPage['counts']>;

/** One tab of the list, kept up to date with every change in main. */
export function useProducts(tab: ProductTab, search: string): Products {
  return usePages({
    queryKey: ['products', tab, search],
    version: 'productsVersion',
    pageSize,
    async ask(offset) {
      const { products: items, counts } = await call('products.list', {
        tab,
        search,
        offset,
        limit: pageSize,
      });
      return { items, counts };
    },
  });
}
