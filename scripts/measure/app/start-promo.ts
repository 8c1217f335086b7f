import type { BroadcastId } from '../../../shared/broadcasts.ts';
import type { GroupId } from '../../../shared/groups.ts';
import { emptyDraft, type ProductId } from '../../../shared/products.ts';
import type { AskedApp } from './running-app.ts';

export interface StartedPromo {
  readonly productId: ProductId;
  readonly broadcastId: BroadcastId;
}

/**
 * Makes a product and starts its broadcast, as a person does.
 * @param name stands in the promo's text
 * @param known a product that gets this name instead
 */
export async function startPromo(
  app: AskedApp,
  name: string,
  groupIds: readonly GroupId[],
  known?: ProductId,
): Promise<StartedPromo> {
  const draft = { ...emptyDraft, name, price: 990 };
  const product = known === undefined ? draft : { ...draft, id: known };
  const { id: productId } = await app.call('products.save', { product });
  const promos = [{ kind: 'product', productId, templateId: null } as const];
  const outcome = await app.call('broadcasts.start', {
    promos,
    groupIds: [...groupIds],
    toOwnChat: false,
    repeats: 'send',
  });
  const [broadcastId] = outcome.kind === 'started' ? outcome.ids : [];
  if (broadcastId === undefined) throw new Error('no broadcast was made');
  return { productId, broadcastId };
}
