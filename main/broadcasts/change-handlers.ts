import { AppError } from '../../shared/failure.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { ProductId } from '../../shared/products.ts';
import { type ChangePromosDeps, cancelWaiting, changePromos, foreseeChange } from './change-promos.ts';

export interface ChangeHandlersDeps extends ChangePromosDeps {
  /** @throws AppError `not-found` */
  readonly markSoldOut: (id: ProductId) => void;
  /** There is something new to send, or not to send. */
  readonly onChange: () => void;
}

export type ChangeCallNames = 'changes.foresee' | 'changes.make' | 'changes.cancel' | 'changes.sellOut';

/** Edit, delete, answer, and "sold out". */
export function createChangeHandlers(deps: ChangeHandlersDeps): Pick<Handlers, ChangeCallNames> {
  /** Part of it may be written down although the rest failed. */
  function acting(action: () => void): void {
    try {
      action();
    } finally {
      deps.onChange();
    }
  }

  return {
    'changes.foresee': ({ of }) => foreseeChange(of, deps),
    'changes.make': ({ broadcastId, wish }) => acting(() => changePromos({ broadcastId }, wish, false, deps)),
    'changes.cancel': ({ broadcastId }) =>
      acting(() => {
        if (!deps.changes.cancel(broadcastId, deps.clock.now())) throw new AppError('not-found');
      }),
    'changes.sellOut': ({ productId, wish }) =>
      acting(() => {
        // First of all, so that nothing new of it begins.
        deps.markSoldOut(productId);
        if (wish === null) cancelWaiting({ productId }, deps);
        else changePromos({ productId }, wish, true, deps);
      }),
  };
}
