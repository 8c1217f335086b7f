import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CategoryCount } from '../../shared/product-list.ts';
import { call } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';

const none: readonly CategoryCount[] = [];

/** The categories that products have now. */
export function useCategories(): readonly CategoryCount[] {
  const version = useLive('productsVersion');
  const { data } = useQuery({
    queryKey: ['product categories', version],
    queryFn: () => call('products.categories', {}),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return data ?? none;
}
