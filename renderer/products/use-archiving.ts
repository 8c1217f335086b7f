import { useCallback, useEffect, useRef, useState } from 'react';
import type { Product } from '../../shared/products.ts';
import { useCall } from '../ipc/use-call.ts';

/** How long "undo" is offered. */
const undoMs = 7_000;

export interface Archiving {
  /** Hidden already, archived when the time for undoing is over. */
  readonly pending: Product | null;
  readonly error: Error | null;
  archive(product: Product): void;
  undo(): void;
}

/** Archives a little later than asked, so that it can be undone without a trace. Leaving the screen archives at once. */
export function useArchiving(): Archiving {
  const [pending, setPending] = useState<Product | null>(null);
  const waiting = useRef<{ readonly product: Product; readonly timer: number } | null>(null);
  const { mutate, error } = useCall('products.archive');

  const settle = useCallback(() => {
    const due = waiting.current;
    if (due === null) return;
    clearTimeout(due.timer);
    waiting.current = null;
    mutate(
      { id: due.product.id },
      { onSettled: () => setPending((now) => (now === due.product ? null : now)) },
    );
  }, [mutate]);

  useEffect(() => settle, [settle]);

  return {
    pending,
    error,
    archive(product) {
      settle();
      waiting.current = { product, timer: window.setTimeout(settle, undoMs) };
      setPending(product);
    },
    undo() {
      if (waiting.current !== null) clearTimeout(waiting.current.timer);
      waiting.current = null;
      setPending(null);
    },
  };
}
