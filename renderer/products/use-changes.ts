import { useEffect, useState } from 'react';
import type { ProductId } from '../../shared/products.ts';
import { useCall } from '../ipc/use-call.ts';

/** What was done to products last, for as long as that is worth a line. */
export type Done =
  | { readonly kind: 'archived'; readonly ids: readonly ProductId[]; readonly name: string }
  | { readonly kind: 'restored'; readonly ids: readonly ProductId[]; readonly name: string }
  | { readonly kind: 'categorised'; readonly count: number; readonly category: string }
  | { readonly kind: 'saved'; readonly name: string };

export interface Changes {
  readonly done: Done | null;
  readonly error: Error | null;
  readonly isBusy: boolean;
  /** @param name of the product, when it is one */
  archive(ids: readonly ProductId[], name?: string): void;
  restore(ids: readonly ProductId[], name?: string): void;
  setCategory(ids: readonly ProductId[], category: string): void;
  noteSaved(name: string): void;
  undo(): void;
}

/** How long "undo" is offered. What was archived can be brought back later, too. */
const shownMs = { archived: 10_000, restored: 4_000, categorised: 4_000, saved: 4_000 } as const;

/** What can be done to one product or to many, said afterwards, and taken back where it hides something. */
export function useChanges(): Changes {
  const [done, setDone] = useState<Done | null>(null);
  const archive = useCall('products.archive');
  const restore = useCall('products.restore');
  const categorise = useCall('products.setCategory');
  useEffect(() => {
    if (done === null) return;
    const timer = setTimeout(() => setDone(null), shownMs[done.kind]);
    return () => clearTimeout(timer);
  }, [done]);

  return {
    done,
    error: archive.error ?? restore.error ?? categorise.error,
    isBusy: archive.isPending || restore.isPending || categorise.isPending,
    archive: (ids, name = '') =>
      archive.mutate({ ids: [...ids] }, { onSuccess: () => setDone({ kind: 'archived', ids, name }) }),
    restore: (ids, name = '') =>
      restore.mutate({ ids: [...ids] }, { onSuccess: () => setDone({ kind: 'restored', ids, name }) }),
    setCategory(ids, category) {
      const onSuccess = () => setDone({ kind: 'categorised', count: ids.length, category });
      categorise.mutate({ ids: [...ids], category }, { onSuccess });
    },
    noteSaved: (name) => setDone({ kind: 'saved', name }),
    undo() {
      if (done?.kind !== 'archived') return;
      restore.mutate({ ids: [...done.ids] }, { onSuccess: () => setDone(null) });
    },
  };
}
