import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportColumn, ImportPlan, ImportShow } from '../../shared/imports.ts';
import { asFailure } from '../ipc/call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { RowItem } from './row-item.tsx';
import classes from './rows.module.css';
import { useRowPages } from './use-row-pages.ts';
import { useRowWords } from './use-row-words.ts';

interface RowListProps {
  readonly show: ImportShow;
  readonly version: number;
  readonly count: number;
  readonly plan: ImportPlan;
  readonly columns: readonly ImportColumn[];
  readonly isDone: boolean;
}

/** Rows of the spreadsheet, of which only those are asked for and drawn that can be seen: there may be 20,000. */
export function RowList({ show, version, count, plan, columns, isDone }: RowListProps) {
  const { t } = useTranslation();
  const words = useRowWords();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => 66,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const pages = useRowPages({ show, version }, items[0]?.index ?? 0, items.at(-1)?.index ?? 0, count > 0);
  if (pages.error) return <FailureNote failure={asFailure(pages.error)} onRetry={pages.reload} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section ref={scroller} className={classes.scroller} aria-label={t('importing.rows.list')} tabIndex={0}>
      <ul className={classes.list} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, key, start }) => (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            className={classes.item}
            style={{ transform: `translateY(${start}px)` }}
          >
            <RowItem row={pages.rowAt(index)} {...{ plan, columns, isDone, words }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
