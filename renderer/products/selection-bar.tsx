import { ActionIcon, Button } from '@mantine/core';
import { lazy, type ReactNode, Suspense, startTransition, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../shared/product-list.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './selection-bar.module.css';

const CategoryDialog = lazy(() => import('./category-dialog.tsx'));

interface SelectionBarProps {
  readonly tab: ProductView;
  readonly count: number;
  /** How many the list shows in all. */
  readonly allCount: number;
  readonly mostToSend: number;
  readonly isBusy: boolean;
  readonly more: ReactNode;
  readonly onSend: () => void;
  readonly onArchive: () => void;
  readonly onRestore: () => void;
  readonly onSetCategory: (category: string) => void;
  readonly onSellOut: () => void;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
}

/** What can be done with the products that are marked, all at once. */
export function SelectionBar(props: SelectionBarProps) {
  const { t } = useTranslation();
  const [isChoosing, setChoosing] = useState(false);
  const isTooMany = props.count > props.mostToSend;
  return (
    <section className={classes.bar} aria-label={t('products.selection.label')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('products.selection.clear')}
        title={t('products.selection.clear')}
        onClick={props.onClear}
      >
        <Icon name="close" size={18} />
      </ActionIcon>
      <span role="status" className={classes.count}>
        {t('products.selection.count', { count: props.count })}
      </span>
      {props.count < props.allCount && (
        <Button variant="subtle" size="xs" onClick={props.onSelectAll}>
          {t('products.selection.all', { count: props.allCount })}
        </Button>
      )}
      {props.tab === 'archived' ? (
        <Button size="xs" loading={props.isBusy} onClick={props.onRestore}>
          {t('products.restore')}
        </Button>
      ) : (
        <>
          <Button
            size="xs"
            leftSection={<Icon name="send" size={16} />}
            disabled={isTooMany}
            title={isTooMany ? t('products.selection.tooMany', { count: props.mostToSend }) : undefined}
            onClick={props.onSend}
          >
            {t('products.sendNow')}
          </Button>
          <Button size="xs" variant="default" onClick={() => startTransition(() => setChoosing(true))}>
            {t('products.selection.category')}
          </Button>
          <Button size="xs" variant="default" loading={props.isBusy} onClick={props.onSellOut}>
            {t('soldOut.action')}
          </Button>
          <Button size="xs" variant="default" loading={props.isBusy} onClick={props.onArchive}>
            {t('products.archive')}
          </Button>
          {props.more}
        </>
      )}
      {isTooMany && props.tab !== 'archived' && (
        <p className={classes.hint}>{t('products.selection.tooMany', { count: props.mostToSend })}</p>
      )}
      <Suspense>
        {isChoosing && (
          <CategoryDialog
            count={props.count}
            onClose={() => setChoosing(false)}
            onChoose={(category) => {
              setChoosing(false);
              props.onSetCategory(category);
            }}
          />
        )}
      </Suspense>
    </section>
  );
}
