import { useTranslation } from 'react-i18next';
import type { ProductId } from '../../shared/products.ts';
import { useLive } from '../ipc/use-live.ts';
import { UndoBar } from '../ui/undo-bar.tsx';
import type { Changes, Done } from './use-changes.ts';

/** What was done to products last, and the way back from what hides something. */
export function WhatWasDone({ changes: { done, undo } }: { readonly changes: Changes }) {
  const say = useWords();
  if (done === null) return null;
  return <UndoBar message={say(done)} {...(canUndo(done) && { onUndo: undo })} />;
}

function canUndo(done: Done): boolean {
  if (done.kind === 'categorised') return done.former.length > 0;
  return done.kind === 'archived' || (done.kind === 'sold-out' && done.mark.ids.length > 0);
}

function useWords(): (done: Done) => string {
  const { t } = useTranslation();
  const isGoing = useIsGoing();
  return (done) => {
    if (done.kind === 'saved') return t('products.form.saved', { name: done.name });
    if (done.kind === 'categorised') {
      const { count, category } = done;
      const words = category === '' ? 'products.selection.categoryGone' : 'products.selection.categorySet';
      return t(words, { count, category });
    }
    const count = done.ids.length;
    if (done.kind === 'sold-out') {
      const said = t('products.selection.soldOut', { count });
      // The mark stops what is planned; what was confirmed before goes on, until she stops it there.
      return done.ids.some(isGoing) ? `${said} ${t('products.selection.stillGoing')}` : said;
    }
    return count === 1 && done.name !== ''
      ? t(`products.${done.kind}`, { name: done.name })
      : t(`products.selection.${done.kind}`, { count });
  };
}

/** Whether some group is still to get it of a broadcast that is under way. */
function useIsGoing(): (id: ProductId) => boolean {
  const broadcasts = useLive('broadcasts');
  return (id) =>
    broadcasts?.some(
      ({ productId, deliveries }) =>
        productId === id && deliveries.some(({ state }) => ['waiting', 'held'].includes(state.kind)),
    ) ?? false;
}
