import { lazy, type ReactNode, Suspense, startTransition, useCallback, useEffect, useState } from 'react';
import type { Product } from '../../shared/products.ts';

const ProductForm = lazy(() => import('./product-form.tsx'));

/** What the form is open for. */
export type Editing =
  | { readonly kind: 'new' }
  | { readonly kind: 'edit' | 'copy'; readonly product: Product };

export interface WantedNew {
  /** A new product is wanted from elsewhere in the window. */
  readonly isNewWanted?: boolean;
  readonly onNewTaken?: () => void;
}

/**
 * The form over the list, and what opens it: something in the list, or once a wish from elsewhere.
 * @returns the way to it, always the same function, and the form while it is open
 */
export function useEditing(
  { isNewWanted = false, onNewTaken }: WantedNew,
  onSaved: (product: Product, from: Editing['kind']) => void,
): readonly [edit: (what: Editing) => void, form: ReactNode] {
  const [editing, setEditing] = useState<Editing | null>(null);
  const edit = useCallback((what: Editing) => startTransition(() => setEditing(what)), []);

  useEffect(() => {
    if (!isNewWanted) return;
    onNewTaken?.();
    edit({ kind: 'new' });
  }, [isNewWanted, onNewTaken, edit]);

  return [
    edit,
    <Suspense key="form">
      {editing !== null && (
        <ProductForm
          product={editing.kind === 'new' ? null : editing.product}
          isCopy={editing.kind === 'copy'}
          onClose={() => setEditing(null)}
          onSaved={(product) => {
            setEditing(null);
            onSaved(product, editing.kind);
          }}
        />
      )}
    </Suspense>,
  ];
}
