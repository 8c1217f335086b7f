import type { FormerCategory, SoldOutMark } from '../../shared/product-list.ts';
import type { ProductId } from '../../shared/products.ts';
import { useCall } from '../ipc/use-call.ts';
import { usePassing } from '../ui/use-passing.ts';

/** What was done to products last, for as long as that is worth a line. */
export type Done =
  | { readonly kind: 'archived'; readonly ids: readonly ProductId[]; readonly name: string }
  | { readonly kind: 'restored'; readonly ids: readonly ProductId[]; readonly name: string }
  | {
      readonly kind: 'categorised';
      readonly count: number;
      readonly category: string;
      /** What they had before; none where all had it already. */
      readonly former: readonly FormerCategory[];
    }
  /** Only what was not sold out before is in its mark. */
  | { readonly kind: 'sold-out'; readonly ids: readonly ProductId[]; readonly mark: SoldOutMark }
  | { readonly kind: 'saved'; readonly name: string };

export interface Changes {
  readonly done: Done | null;
  readonly error: Error | null;
  readonly isBusy: boolean;
  /** @param name of the product, when it is one */
  archive(ids: readonly ProductId[], name?: string): void;
  restore(ids: readonly ProductId[], name?: string): void;
  setCategory(ids: readonly ProductId[], category: string): void;
  markSoldOut(ids: readonly ProductId[]): void;
  noteSaved(name: string): void;
  undo(): void;
}

/** How long "undo" is offered. What was archived can be brought back later, too. */
const shownMs = {
  ...{ archived: 10_000, categorised: 10_000, 'sold-out': 10_000 },
  ...{ restored: 4_000, saved: 4_000 },
} as const;

/** What can be done to one product or to many, said afterwards, and taken back where it hides something. */
export function useChanges(): Changes {
  const [done, setDone] = usePassing<Done>(({ kind }) => shownMs[kind]);
  const archive = useCall('products.archive');
  const restore = useCall('products.restore');
  const categorise = useCall('products.setCategory');
  const putBack = useCall('products.putCategoriesBack');
  const sellOut = useCall('products.markSoldOut');
  const takeBack = useCall('products.takeMarkBack');
  const all = [archive, restore, categorise, putBack, sellOut, takeBack];

  return {
    done,
    error: all.find(({ error }) => error !== null)?.error ?? null,
    isBusy: all.some(({ isPending }) => isPending),
    archive: (ids, name = '') =>
      archive.mutate({ ids: [...ids] }, { onSuccess: () => setDone({ kind: 'archived', ids, name }) }),
    restore: (ids, name = '') =>
      restore.mutate({ ids: [...ids] }, { onSuccess: () => setDone({ kind: 'restored', ids, name }) }),
    setCategory(ids, category) {
      categorise.mutate(
        { ids: [...ids], category },
        { onSuccess: (former) => setDone({ kind: 'categorised', count: ids.length, category, former }) },
      );
    },
    markSoldOut: (ids) =>
      sellOut.mutate({ ids: [...ids] }, { onSuccess: (mark) => setDone({ kind: 'sold-out', ids, mark }) }),
    noteSaved: (name) => setDone({ kind: 'saved', name }),
    undo() {
      const onSuccess = () => setDone(null);
      if (done?.kind === 'archived') restore.mutate({ ids: [...done.ids] }, { onSuccess });
      if (done?.kind === 'sold-out')
        takeBack.mutate({ at: done.mark.at, ids: [...done.mark.ids] }, { onSuccess });
      if (done?.kind !== 'categorised') return;
      const former = done.former.map(({ category, ids }) => ({ category, ids: [...ids] }));
      putBack.mutate({ category: done.category, former }, { onSuccess });
    },
  };
}
