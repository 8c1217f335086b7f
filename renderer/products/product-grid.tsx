import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../shared/product-list.ts';
import type { ProductId } from '../../shared/products.ts';
import { asFailure } from '../ipc/call.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import type { FeedActions } from './feed-input.ts';
import { ProductFeed } from './product-feed.tsx';
import classes from './products-screen.module.css';
import type { Products } from './use-products.ts';

interface ProductGridProps {
  readonly list: Products;
  readonly search: string;
  /** Something else than the search leaves products out. */
  readonly isNarrowed: boolean;
  readonly selected: ReadonlySet<ProductId>;
  /** The same at every render. */
  readonly act: FeedActions;
  /** Beside "new product", where there is none yet. */
  readonly emptyActions: ReactNode;
  readonly onAdd: () => void;
  readonly onShowAll: () => void;
}

/** The products themselves, or why there are none. */
export function ProductGrid({ list, selected, act, ...props }: ProductGridProps) {
  if (list.error) return <FailureNote failure={asFailure(list.error)} onRetry={list.reload} />;
  if (list.key === null || list.counts === undefined) return <Ghosts />;
  // What is shown, which is what was asked for until a moment ago.
  const { tab } = JSON.parse(list.key) as { readonly tab: ProductView };
  const count = list.counts[tab];
  if (count === 0) return <Nothing tab={tab} {...props} />;
  return <ProductFeed key={tab} {...{ list, tab, count, selected, act }} />;
}

const emptyIcons = {
  unscheduled: 'products',
  scheduled: 'clock',
  sent: 'broadcasts',
  archived: 'archive',
} as const satisfies Record<ProductView, string>;

interface NothingProps
  extends Pick<ProductGridProps, 'search' | 'isNarrowed' | 'emptyActions' | 'onAdd' | 'onShowAll'> {
  readonly tab: ProductView;
}

function Nothing({ tab, search, isNarrowed, emptyActions, onAdd, onShowAll }: NothingProps) {
  const { t } = useTranslation();
  if (isNarrowed) {
    return (
      <EmptyState
        icon="search"
        title={t('products.empty.filter.title')}
        body={t('products.empty.filter.body')}
        action={
          <Button variant="light" onClick={onShowAll}>
            {t('products.filter.showAll')}
          </Button>
        }
      />
    );
  }
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
      icon={emptyIcons[tab]}
      title={t(`products.empty.${tab}.title`)}
      body={t(`products.empty.${tab}.body`)}
      action={
        tab === 'unscheduled' && (
          <Group justify="center" gap="xs">
            <Button variant="light" leftSection={<Icon name="plus" size={18} />} onClick={onAdd}>
              {t('products.add')}
            </Button>
            {emptyActions}
          </Group>
        )
      }
    />
  );
}

function Ghosts() {
  const { t } = useTranslation();
  return (
    <div className={classes.ghosts} role="status" aria-label={t('common.loading')}>
      {[1, 2, 3].map((ghost) => (
        <div key={ghost} className={classes.ghost} />
      ))}
    </div>
  );
}
