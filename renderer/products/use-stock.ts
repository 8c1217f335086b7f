import { useState } from 'react';
import type { Product } from '../../shared/products.ts';
import { useCall } from '../ipc/use-call.ts';

export interface Stock {
  /** Sold out, and about to be sent all the same: is it back? */
  readonly asked: Product | null;
  readonly isBusy: boolean;
  readonly error: Error | null;
  /** Sends them, or asks first about each one that is marked as sold out. */
  send(products: readonly Product[]): void;
  bringBack(product: Product): void;
  bringBackAndSend(): void;
  dismiss(): void;
}

/** What is sold out is not sent by mistake. */
export function useStock(onSend: (products: readonly Product[]) => void): Stock {
  const [waiting, setWaiting] = useState<readonly Product[]>([]);
  const back = useCall('products.backInStock');
  const asked = waiting.find(isSoldOut) ?? null;

  function send(products: readonly Product[]): void {
    const mustAsk = products.some(isSoldOut);
    setWaiting(mustAsk ? products : []);
    if (!mustAsk && products.length > 0) onSend(products);
  }

  return {
    asked,
    isBusy: back.isPending,
    error: back.error,
    send,
    bringBack: ({ id }) => back.mutate({ id }),
    bringBackAndSend() {
      if (asked === null) return;
      const isBack = (product: Product) => (product === asked ? { ...product, soldOutAt: null } : product);
      const onError = () => setWaiting([]);
      back.mutate({ id: asked.id }, { onSuccess: () => send(waiting.map(isBack)), onError });
    },
    dismiss: () => setWaiting([]),
  };
}

function isSoldOut({ soldOutAt }: Product): boolean {
  return soldOutAt !== null;
}
