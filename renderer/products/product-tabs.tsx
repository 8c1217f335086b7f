import { useTranslation } from 'react-i18next';
import type { ProductTab } from '../../shared/products.ts';
import { Tabs } from '../ui/tabs.tsx';

/** In the order in which they stand; the contract's own list carries a parser that the window does not need. */
const tabs = ['unscheduled', 'scheduled', 'sent'] as const satisfies readonly ProductTab[];

interface ProductTabsProps {
  readonly present: ProductTab;
  readonly counts: Readonly<Record<ProductTab, number>> | undefined;
  readonly onChange: (tab: ProductTab) => void;
}

/** The three views of the list, each with how many products are in it. */
export function ProductTabs({ present, counts, onChange }: ProductTabsProps) {
  const { t } = useTranslation();
  return (
    <Tabs<ProductTab>
      label={t('products.tabs.label')}
      tabs={tabs.map((name) => ({ name, words: t(`products.tabs.${name}`), count: counts?.[name] }))}
      present={present}
      panelId="products-panel"
      onChange={onChange}
    />
  );
}
