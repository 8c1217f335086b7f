import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProductId } from '../../shared/products.ts';

/** The products that she marked, to do one thing with all of them. */
export interface Selection {
  readonly ids: ReadonlySet<ProductId>;
  readonly error: Error | null;
  toggle(id: ProductId, index: number): void;
  /** Marks all from the last one that was marked by itself to this place. */
  extendTo(index: number): void;
  all(): void;
  clear(): void;
}

const none: ReadonlySet<ProductId> = new Set();

/** @param listIds all that the present list shows, in its order, most of which the window does not hold */
export function useSelection(listIds: () => Promise<readonly ProductId[]>): Selection {
  const [ids, setIds] = useState(none);
  const [anchor, setAnchor] = useState(0);
  const asking = useMutation({ mutationFn: listIds });
  const add = (more: readonly ProductId[]) => setIds((now) => new Set([...now, ...more]));
  return {
    ids,
    error: asking.error,
    toggle(id, index) {
      setAnchor(index);
      setIds((now) => {
        const next = new Set(now);
        if (!next.delete(id)) next.add(id);
        return next;
      });
    },
    extendTo(index) {
      const [first, last] = [Math.min(anchor, index), Math.max(anchor, index)];
      asking.mutate(undefined, { onSuccess: (all) => add(all.slice(first, last + 1)) });
    },
    all: () => asking.mutate(undefined, { onSuccess: add }),
    clear() {
      setAnchor(0);
      setIds(none);
    },
  };
}
