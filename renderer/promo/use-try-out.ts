import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product, ProductId } from '../../shared/products.ts';
import { call } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';
import { fullestOf } from './fullest-of.ts';
import { sampleProduct } from './sample-product.ts';

export interface TryOut {
  /** Of her own, to choose from: the newest, and those that were sent last. */
  readonly products: readonly Product[];
  /** What the preview is made of. */
  readonly product: Product;
  /** Not one of hers: it is there to look at, and cannot be changed. */
  readonly isSample: boolean;
  /** @param id `null` for the sample */
  choose(id: ProductId | null): void;
}

const count = 30;

/** One of her products to try templates with, of which as much is said as of any, or a sample where there is none. */
export function useTryOut(): TryOut {
  const { t } = useTranslation();
  const version = useLive('productsVersion');
  const [chosen, setChosen] = useState<ProductId | null>();
  const [now] = useState(() => Date.now());
  const list = useQuery({
    queryKey: ['products', 'to try templates with', version],
    queryFn: listSome,
    placeholderData: (before) => before,
  });
  const products = list.data ?? [];
  const found =
    chosen === null ? undefined : (products.find(({ id }) => id === chosen) ?? fullestOf(products));
  return {
    products,
    product: found ?? sampleProduct(t, now),
    isSample: found === undefined,
    choose: setChosen,
  };
}

async function listSome(): Promise<readonly Product[]> {
  const tabs = ['unscheduled', 'scheduled', 'sent'] as const;
  const pages = await Promise.all(
    tabs.map((tab) => call('products.list', { tab, search: '', offset: 0, limit: count })),
  );
  return pages.flatMap(({ products }) => products);
}
