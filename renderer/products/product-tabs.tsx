import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductTab } from '../../shared/products.ts';
import { useFormat } from '../ui/use-format.ts';
import classes from './product-tabs.module.css';

/** In the order in which they stand; the contract's own list carries a parser that the window does not need. */
const tabs = ['unscheduled', 'scheduled', 'sent'] as const satisfies readonly ProductTab[];

interface ProductTabsProps {
  readonly present: ProductTab;
  readonly counts: Readonly<Record<ProductTab, number>> | undefined;
  readonly onChange: (tab: ProductTab) => void;
}

/** The three views of the list. Arrow keys move between them, as in every row of tabs. */
export function ProductTabs({ present, counts, onChange }: ProductTabsProps) {
  const { t } = useTranslation();
  const { number } = useFormat();

  function handleKey(event: KeyboardEvent<HTMLDivElement>): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(present) + step + tabs.length) % tabs.length] ?? present;
    onChange(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  }

  return (
    <div className={classes.tabs} role="tablist" aria-label={t('products.tabs.label')} onKeyDown={handleKey}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`products-tab-${tab}`}
          aria-controls="products-panel"
          aria-selected={tab === present}
          tabIndex={tab === present ? 0 : -1}
          data-tab={tab}
          className={classes.tab}
          onClick={() => onChange(tab)}
        >
          {t(`products.tabs.${tab}`)}
          {counts && <span className={classes.count}>{number(counts[tab])}</span>}
        </button>
      ))}
    </div>
  );
}
