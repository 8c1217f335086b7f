import { useTranslation } from 'react-i18next';
import { type ProductView, productViews } from '../../shared/product-list.ts';
import { Tabs } from '../ui/tabs.tsx';

interface ProductTabsProps {
  readonly present: ProductView;
  readonly counts: Readonly<Record<ProductView, number>> | undefined;
  readonly onChange: (tab: ProductView) => void;
}

/** The three views of the list, each with how many products are in it, and what she put away, if there is anything. */
export function ProductTabs({ present, counts, onChange }: ProductTabsProps) {
  const { t } = useTranslation();
  const isShown = (name: ProductView) =>
    name !== 'archived' || present === 'archived' || (counts?.archived ?? 0) > 0;
  return (
    <Tabs<ProductView>
      label={t('products.tabs.label')}
      tabs={productViews.filter(isShown).map((name) => ({
        name,
        words: name === 'archived' ? t('products.archivedTab') : t(`products.tabs.${name}`),
        count: counts?.[name],
      }))}
      present={present}
      panelId="products-panel"
      onChange={onChange}
    />
  );
}
