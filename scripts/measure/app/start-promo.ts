import type { BroadcastId } from '../../../shared/broadcasts.ts';
import type { GroupId } from '../../../shared/groups.ts';
import type { AskedApp } from './running-app.ts';

/** Makes a product and starts its broadcast, as a person does. @param name stands in the promo's text */
export async function startPromo(
  app: AskedApp,
  name: string,
  groupIds: readonly GroupId[],
): Promise<BroadcastId> {
  const product = await app.call('products.save', {
    product: { name, price: 990, oldPrice: null, note: '', photoId: null },
  });
  return app.call('broadcasts.start', {
    ...{ productId: product.id, groupIds: [...groupIds], toOwnChat: false },
  });
}
