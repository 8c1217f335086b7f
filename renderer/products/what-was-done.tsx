import { useTranslation } from 'react-i18next';
import { UndoBar } from '../ui/undo-bar.tsx';
import type { Changes } from './use-changes.ts';

/** What was done to products last, and the way back where it hides something. */
export function WhatWasDone({ changes: { done, undo } }: { readonly changes: Changes }) {
  const { t } = useTranslation();
  if (done === null) return null;
  if (done.kind === 'saved') return <UndoBar message={t('products.form.saved', { name: done.name })} />;
  if (done.kind === 'categorised') {
    const { count, category, former } = done;
    const words = category === '' ? 'products.selection.categoryGone' : 'products.selection.categorySet';
    return <UndoBar message={t(words, { count, category })} {...(former.length > 0 && { onUndo: undo })} />;
  }
  const message =
    done.ids.length === 1 && done.name !== ''
      ? t(`products.${done.kind}`, { name: done.name })
      : t(`products.selection.${done.kind}`, { count: done.ids.length });
  return done.kind === 'archived' ? (
    <UndoBar message={message} onUndo={undo} />
  ) : (
    <UndoBar message={message} />
  );
}
