import type { KeyboardEvent, MouseEvent } from 'react';
import type { ProductView } from '../../shared/product-list.ts';
import type { Product } from '../../shared/products.ts';
import type { ProductActions } from './product-card.tsx';
import type { FeedLayout } from './use-feed-layout.ts';
import type { Products } from './use-products.ts';

export interface FeedActions extends ProductActions {
  /** Marks all from the last one that was marked to this place. */
  readonly onExtend: (index: number) => void;
  readonly onSelectAll: () => void;
  readonly onSelectNone: () => void;
}

/** Where the keyboard is, and what it and the mouse may lead to. */
interface Feed extends Pick<FeedLayout, 'columns' | 'pageRows'> {
  readonly list: Products;
  readonly tab: ProductView;
  readonly count: number;
  readonly active: number;
  readonly act: FeedActions;
  /** Brings a card into sight, and the focus to it. */
  readonly goTo: (index: number) => void;
  readonly setPlace: (index: number) => void;
}

/** A key leads to another card, or does something with this one. */
export function handleKey(event: KeyboardEvent, feed: Feed): void {
  const { list, active, act, goTo } = feed;
  const product = list.at(active);
  // A button of a card has keys of its own.
  const isOnCard = event.target instanceof HTMLElement && event.target.tagName === 'ARTICLE';
  if (product === undefined || !isOnCard) return;
  const next = nextPlace(event.key, feed);
  if (next !== undefined) {
    if (event.shiftKey) act.onExtend(next);
    goTo(next);
  } else if (!doByKey(event, product, feed)) return;
  event.preventDefault();
}

/** A click is where the keyboard goes on from; with Shift or Ctrl it marks. */
export function handleClick(event: MouseEvent, { list, act, setPlace }: Feed): void {
  const target = event.target as Element;
  const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index ?? Number.NaN);
  const product = list.at(index);
  if (product === undefined) return;
  setPlace(index);
  if (target.closest('button') !== null) return;
  if (event.shiftKey) act.onExtend(index);
  else if (event.ctrlKey || event.metaKey) act.onToggle(product, index);
}

/** Where a key leads; `undefined` for a key that leads nowhere. */
function nextPlace(key: string, { active, columns, count, pageRows }: Feed): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    PageDown: columns * pageRows,
    PageUp: -columns * pageRows,
    Home: -active,
    End: count - 1 - active,
  };
  const step = steps[key];
  if (step === undefined) return undefined;
  return Math.max(0, Math.min(count - 1, active + step));
}

/** @returns whether the key meant something */
function doByKey(event: KeyboardEvent, product: Product, { active, tab, act }: Feed): boolean {
  const isArchived = tab === 'archived';
  const withControl = event.ctrlKey || event.metaKey;
  const deeds: Readonly<Record<string, (() => void) | undefined>> = withControl
    ? { a: act.onSelectAll }
    : {
        ' ': () => act.onToggle(product, active),
        Enter: () => (isArchived ? act.onRestore(product) : act.onSend(product)),
        F2: isArchived ? undefined : () => act.onEdit(product),
        e: isArchived ? undefined : () => act.onEdit(product),
        Delete: isArchived ? undefined : () => act.onArchive(product),
        Escape: act.onSelectNone,
      };
  const deed = deeds[event.key];
  deed?.();
  return deed !== undefined;
}
