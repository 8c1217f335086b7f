import { useState } from 'react';
import type { Product } from '../../shared/products.ts';
import { useCall } from '../ipc/use-call.ts';

export interface Stock {
  /** Sold out, and about to be sent all the same: is it back? */
  readonly asked: Product | null;
  readonly isBusy: boolean;
  readonly error: Error | null;
  /** Sends it, or asks first when it is marked as sold out. */
  send(product: Product): void;
  bringBack(product: Product): void;
  bringBackAndSend(): void;
  dismiss(): void;
}

/** What is sold out is not sent by mistake. */
export function useStock(onSend: (product: Product) => void): Stock {
  const [asked, setAsked] = useState<Product | null>(null);
  const back = useCall('products.backInStock');
  return {
    asked,
    isBusy: back.isPending,
    error: back.error,
    send: (product) => (product.soldOutAt === null ? onSend(product) : setAsked(product)),
    bringBack: ({ id }) => back.mutate({ id }),
    bringBackAndSend() {
      if (asked === null) return;
      const sendIt = () => onSend({ ...asked, soldOutAt: null });
      back.mutate({ id: asked.id }, { onSuccess: sendIt, onSettled: () => setAsked(null) });
    },
    dismiss: () => setAsked(null),
  };
}
