import type { Product, ProductId } from '../../shared/products.ts';
import { useCall } from '../ipc/use-call.ts';
import { useSteady } from '../ui/use-steady.ts';
import { useChanges } from './use-changes.ts';
import type { Editing } from './use-editing.tsx';
import { useSelection } from './use-selection.ts';
import { useStock } from './use-stock.ts';

interface Ways {
  /** All that the list shows, in its order. */
  readonly listIds: () => Promise<readonly ProductId[]>;
  readonly edit: (what: Editing) => void;
  readonly onSend: (products: readonly Product[]) => void;
  readonly onSellOut: (product: { readonly productId: ProductId; readonly name: string }) => void;
}

/** What she does with the products of the list: with each by itself, and with all that are marked. */
export function useProductDeeds({ listIds, edit, onSend, onSellOut }: Ways) {
  const changes = useChanges();
  const selection = useSelection(listIds);
  const stock = useStock(onSend);
  const read = useCall('products.read');
  const marked = [...selection.ids];

  const act = useSteady({
    onSend: (product: Product) => stock.send([product]),
    onEdit: (product: Product) => edit({ kind: 'edit', product }),
    onDuplicate: (product: Product) => edit({ kind: 'copy', product }),
    onArchive: ({ id, name }: Product) => changes.archive([id], name),
    onRestore: ({ id, name }: Product) => changes.restore([id], name),
    onSellOut: ({ id: productId, name }: Product) => onSellOut({ productId, name }),
    onBackInStock: stock.bringBack,
    onToggle: ({ id }: Product, index: number) => selection.toggle(id, index),
    onExtend: selection.extendTo,
    onSelectAll: selection.all,
    onSelectNone: selection.clear,
  });

  /** What was done to them is done: nothing is marked any more. */
  function thenClear(deed: () => void): void {
    deed();
    selection.clear();
  }

  return {
    ...{ act, changes, selection, stock, marked },
    error: changes.error ?? stock.error ?? selection.error ?? read.error,
    withMarked: {
      onSend: () => read.mutate({ ids: marked }, { onSuccess: stock.send }),
      onArchive: () => thenClear(() => changes.archive(marked)),
      onRestore: () => thenClear(() => changes.restore(marked)),
      onSetCategory: (category: string) => thenClear(() => changes.setCategory(marked, category)),
      onSellOut: () => thenClear(() => changes.markSoldOut(marked)),
      onSelectAll: selection.all,
      onClear: selection.clear,
    },
  };
}
