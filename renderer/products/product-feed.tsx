import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  startTransition,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../shared/product-list.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import { useFormat } from '../ui/use-format.ts';
import { type ProductActions, ProductCard } from './product-card.tsx';
import classes from './product-feed.module.css';
import { overscan, scrollParent, useFeedLayout } from './use-feed-layout.ts';
import { useNextRuns } from './use-next-runs.ts';
import type { Products } from './use-products.ts';

export interface FeedActions extends ProductActions {
  /** Marks all from the last one that was marked to this place. */
  readonly onExtend: (index: number) => void;
  readonly onSelectAll: () => void;
  readonly onSelectNone: () => void;
}

interface ProductFeedProps {
  readonly list: Products;
  readonly tab: ProductView;
  readonly count: number;
  readonly selected: ReadonlySet<ProductId>;
  /** The same at every render. */
  readonly act: FeedActions;
}

/**
 * The cards of a list of any length: only those that can be seen are there. For the keyboard it is one stop, whose
 * arrow keys lead from card to card; a screen reader hears which of how many each one is (WAI-ARIA's feed).
 */
export function ProductFeed({ list, tab, count, selected, act }: ProductFeedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const nextAt = useNextRuns(tab);
  const feed = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(0);
  const active = Math.min(place, count - 1);
  const { columns, rowHeight, margin, virtualizer } = useFeedLayout(feed, count, active);
  const rows = virtualizer.getVirtualItems();
  const first = virtualizer.range === null ? 0 : virtualizer.range.startIndex * columns;
  const last = virtualizer.range === null ? 0 : (virtualizer.range.endIndex + 1) * columns - 1;
  const { key, see } = list;
  const settledKey = useRef<string | null>(null);
  useEffect(() => {
    if (rows.length > 0) settledKey.current = key;
  }, [rows.length, key]);

  // A little beyond what is seen, so that it is there before it is seen.
  const beyond = 3 * overscan * columns;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has to be asked for, too.
  useLayoutEffect(
    () => see(Math.max(0, first - beyond), Math.min(last + beyond, count - 1)),
    [see, first, last, beyond, count, key],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its beginning.
  useLayoutEffect(() => {
    scrollParent(feed.current)?.scrollTo({ top: 0 });
    setPlace(0);
  }, [key]);
  const goTo = useFocusAfterDrawing(feed, (index) => {
    setPlace(index);
    virtualizer.scrollToIndex(Math.floor(index / columns));
  });

  function handleKey(event: KeyboardEvent): void {
    const product = list.at(active);
    // A button of a card has keys of its own.
    if (
      product === undefined ||
      !(event.target instanceof HTMLElement) ||
      event.target.tagName !== 'ARTICLE'
    ) {
      return;
    }
    const pageRows = Math.max(
      1,
      (virtualizer.range?.endIndex ?? 1) - (virtualizer.range?.startIndex ?? 0) - 1,
    );
    const next = nextPlace(event.key, { active, columns, count, pageRows });
    if (next !== undefined) {
      if (event.shiftKey) act.onExtend(next);
      goTo(next);
    } else if (!doByKey(event, product, active, tab, act)) return;
    event.preventDefault();
  }

  function handleClick(event: MouseEvent): void {
    const target = event.target as Element;
    const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index ?? Number.NaN);
    const product = list.at(index);
    if (product === undefined) return;
    setPlace(index);
    if (target.closest('button') !== null) return;
    if (event.shiftKey) act.onExtend(index);
    else if (event.ctrlKey || event.metaKey) act.onToggle(product, index);
  }

  /** By its place, not by its product: the next letter of a search changes words, and makes no new cards. */
  function draw(index: number): ReactNode {
    const product = list.at(index);
    if (product === undefined) return <div key={index} className={classes.ghost} />;
    return (
      <ProductCard
        key={index}
        {...{ product, index, count, t, format, act }}
        nextAt={nextAt.get(product.id) ?? null}
        isArchived={tab === 'archived'}
        isActive={index === active}
        isSelected={selected.has(product.id)}
      />
    );
  }

  return (
    <div
      ref={feed}
      role="feed"
      aria-label={t(tab === 'archived' ? 'products.archivedTab' : `products.tabs.${tab}`)}
      aria-busy={list.stretches.size === 0}
      className={classes.feed}
      data-selecting={selected.size > 0 || undefined}
      style={{ height: virtualizer.getTotalSize() }}
      onKeyDown={handleKey}
      onClick={handleClick}
      // Text between two clicks with Shift would be marked as well.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
    >
      {rows.map((row) => {
        const places = placesOf(row.index, columns, count);
        return (
          <FeedRow
            key={row.index}
            {...{ places, columns, draw }}
            isThere={places.every((index) => list.at(index) !== undefined)}
            top={row.start - margin}
            height={rowHeight}
            // Another list is an answer, and drawn whole; what is scrolled into sight may take its time.
            isUrgent={settledKey.current !== key || places.includes(active)}
          />
        );
      })}
    </div>
  );
}

interface FeedRowProps {
  readonly places: readonly number[];
  readonly columns: number;
  readonly top: number;
  readonly height: number;
  /** Its products have arrived. */
  readonly isThere: boolean;
  /** It must be drawn at once: something waits for its cards. */
  readonly isUrgent: boolean;
  readonly draw: (index: number) => ReactNode;
}

/** A row that comes into sight draws its cards in small steps: pulling the scrollbar never holds the window up. */
function FeedRow({ places, columns, top, height, isThere, isUrgent, draw }: FeedRowProps) {
  const [isDrawn, setDrawn] = useState(isUrgent);
  useEffect(() => {
    if (isThere) startTransition(() => setDrawn(true));
  }, [isThere]);
  return (
    <div
      className={classes.row}
      style={{
        height,
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        transform: `translateY(${top}px)`,
      }}
    >
      {places.map((index) =>
        isDrawn || isUrgent ? draw(index) : <div key={index} className={classes.ghost} />,
      )}
    </div>
  );
}

function placesOf(row: number, columns: number, count: number): readonly number[] {
  const first = row * columns;
  return Array.from({ length: Math.max(0, Math.min(columns, count - first)) }, (_, column) => first + column);
}

interface Place {
  readonly active: number;
  readonly columns: number;
  readonly count: number;
  readonly pageRows: number;
}

/** Where a key leads; `undefined` for a key that leads nowhere. */
function nextPlace(key: string, { active, columns, count, pageRows }: Place): number | undefined {
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
function doByKey(
  event: KeyboardEvent,
  product: Product,
  index: number,
  tab: ProductView,
  act: FeedActions,
): boolean {
  const isArchived = tab === 'archived';
  const withControl = event.ctrlKey || event.metaKey;
  const deeds: Readonly<Record<string, (() => void) | undefined>> = withControl
    ? { a: act.onSelectAll }
    : {
        ' ': () => act.onToggle(product, index),
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

/** A card far away must be drawn before it can have the focus. */
function useFocusAfterDrawing(
  feed: { readonly current: HTMLElement | null },
  bring: (index: number) => void,
): (index: number) => void {
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const card = feed.current?.querySelector<HTMLElement>(`article[data-index="${wanted.current}"]`);
    if (!card) return;
    wanted.current = null;
    card.focus({ preventScroll: true });
  });
  return (index) => {
    wanted.current = index;
    bring(index);
  };
}
