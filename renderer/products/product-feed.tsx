import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../shared/product-list.ts';
import type { ProductId } from '../../shared/products.ts';
import { useFormat } from '../ui/use-format.ts';
import { type FeedActions, handleClick, handleKey } from './feed-input.ts';
import { FeedRow } from './feed-row.tsx';
import { ProductCard } from './product-card.tsx';
import classes from './product-feed.module.css';
import { useFeedLayout } from './use-feed-layout.ts';
import { useFocusAfterDrawing } from './use-focus-after-drawing.ts';
import { useIsFresh, useListInSight } from './use-list-in-sight.ts';
import { useNextRuns } from './use-next-runs.ts';
import type { Products } from './use-products.ts';

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
  const layout = useFeedLayout(feed, count, active);
  const { columns, rowHeight, margin, pageRows, virtualizer } = layout;
  const rows = virtualizer.getVirtualItems();
  const isFresh = useIsFresh(list.key, rows.length > 0);
  useListInSight(feed, list, count, layout, () => setPlace(0));
  const goTo = useFocusAfterDrawing(feed, (index) => {
    setPlace(index);
    virtualizer.scrollToIndex(Math.floor(index / columns));
  });
  const input = { list, tab, count, active, columns, pageRows, act, goTo, setPlace };

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
      onKeyDown={(event) => handleKey(event, input)}
      onClick={(event) => handleClick(event, input)}
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
            isUrgent={isFresh || places.includes(active)}
          />
        );
      })}
    </div>
  );
}

function placesOf(row: number, columns: number, count: number): readonly number[] {
  const first = row * columns;
  return Array.from({ length: Math.max(0, Math.min(columns, count - first)) }, (_, column) => first + column);
}
