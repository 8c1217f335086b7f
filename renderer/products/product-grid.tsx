import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Product, ProductTab } from '../../shared/products.ts';
import { asFailure } from '../ipc/call.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { ProductCard } from './product-card.tsx';
import classes from './products-screen.module.css';
import type { Products } from './use-products.ts';

interface ProductGridProps {
  readonly list: Products;
  readonly tab: ProductTab;
  readonly search: string;
  /** On its way to the archive. */
  readonly hidden: Product | null;
  readonly onAdd: () => void;
  readonly onEdit: (product: Product) => void;
  readonly onSend: (product: Product) => void;
  readonly onArchive: (product: Product) => void;
  readonly onSellOut: (product: Product) => void;
  readonly onBackInStock: (product: Product) => void;
}

/** The products themselves, or why there are none. */
export function ProductGrid({ list, tab, search, hidden, ...act }: ProductGridProps) {
  const { t } = useTranslation();
  if (list.error) return <FailureNote failure={asFailure(list.error)} onRetry={list.reload} />;
  if (list.isLoading) return <Ghosts />;
  const shown = list.items.filter((product) => product.id !== hidden?.id);
  if (shown.length === 0) {
    if (search !== '') {
      return (
        <EmptyState
          icon="search"
          title={t('products.empty.search.title', { search })}
          body={t('products.empty.search.body')}
        />
      );
    }
    return (
      <EmptyState
        icon={tab === 'scheduled' ? 'clock' : tab === 'sent' ? 'broadcasts' : 'products'}
        title={t(`products.empty.${tab}.title`)}
        body={t(`products.empty.${tab}.body`)}
        action={
          tab === 'unscheduled' && (
            <Button variant="light" leftSection={<Icon name="plus" size={18} />} onClick={act.onAdd}>
              {t('products.add')}
            </Button>
          )
        }
      />
    );
  }
  return (
    <>
      <div className={classes.grid}>
        {shown.map((product) => (
          <ProductCard
            key={product.id}
            product={product}
            onSend={() => act.onSend(product)}
            onEdit={() => act.onEdit(product)}
            onArchive={() => act.onArchive(product)}
            onSellOut={() => act.onSellOut(product)}
            onBackInStock={() => act.onBackInStock(product)}
          />
        ))}
      </div>
      {list.hasMore && (
        <div className={classes.more}>
          <Button variant="default" loading={list.isLoadingMore} onClick={list.loadMore}>
            {t('products.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Ghosts() {
  const { t } = useTranslation();
  return (
    <div className={classes.grid} role="status" aria-label={t('common.loading')}>
      {[1, 2, 3].map((ghost) => (
        <div key={ghost} className={classes.ghost} />
      ))}
    </div>
  );
}
