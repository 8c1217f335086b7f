import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostProductsAtOnce, type ProductView } from '../../shared/product-list.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import { asFailure, call } from '../ipc/call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Screen } from '../ui/screen.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { AskWhetherBack } from './ask-whether-back.tsx';
import { ConnectFirst } from './connect-first.tsx';
import { ProductGrid } from './product-grid.tsx';
import { ProductTabs } from './product-tabs.tsx';
import { ProductTools } from './product-tools.tsx';
import classes from './products-screen.module.css';
import { SelectionBar } from './selection-bar.tsx';
import { useCategories } from './use-categories.ts';
import { useEditing, type WantedNew } from './use-editing.tsx';
import { useNarrowing } from './use-narrowing.ts';
import { useProductDeeds } from './use-product-deeds.ts';
import { useProducts } from './use-products.ts';
import { useWantedTab, type WantedTab } from './use-wanted-tab.ts';
import { WhatWasDone } from './what-was-done.tsx';

export interface ProductsScreenProps extends WantedTab, WantedNew {
  /** Never none, and never more than `mostToSend`. */
  readonly onSend: (products: readonly Product[]) => void;
  /** How many products one step may send. */
  readonly mostToSend?: number;
  readonly onSellOut: (product: { readonly productId: ProductId; readonly name: string }) => void;
  readonly onSeeConnection: () => void;
  /** Stands beside "new product": the way in and out for whole lists. */
  readonly actions?: ReactNode;
  /** Stands above the products. */
  readonly notice?: ReactNode;
  /** Stands beside "new product" where there is none yet. */
  readonly emptyActions?: ReactNode;
  /** Stands beside what can be done with the products that are marked. */
  readonly selectionActions?: (ids: readonly ProductId[]) => ReactNode;
}

/** The shop's products in three tabs: to search, to sort, to change and to send, one or many. */
export default function ProductsScreen({
  onSend,
  onSellOut,
  mostToSend = mostProductsAtOnce,
  ...props
}: ProductsScreenProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<ProductView>('unscheduled');
  const { search, narrowing, filter, isNarrowed, ...narrow } = useNarrowing(tab);
  const list = useProducts(tab, filter);
  const categories = useCategories();
  const [edit, form] = useEditing(props, ({ name }, from) => {
    if (from !== 'edit') openTab('unscheduled');
    deeds.changes.noteSaved(name);
  });
  const listIds = () => call('products.listIds', { tab, ...filter });
  const deeds = useProductDeeds({ listIds, edit, onSend, onSellOut });
  const { selection, marked } = deeds;
  const add = () => edit({ kind: 'new' });
  // Nothing is there to be narrowed down or put in order.
  const isEmpty = list.counts?.[tab] === 0 && !isNarrowed && search === '';

  function openTab(next: ProductView): void {
    setTab(next);
    selection.clear();
  }

  useWantedTab(props, openTab);
  return (
    <>
      <Screen
        title={t('products.title')}
        actions={
          <>
            <SearchField
              label={t('products.search')}
              value={search}
              onChange={narrow.setSearch}
              width={220}
            />
            {props.actions}
            <Button leftSection={<Icon name="plus" size={18} />} onClick={add}>
              {t('products.add')}
            </Button>
          </>
        }
        tools={
          <>
            <ProductTabs present={tab} counts={list.counts} onChange={openTab} />
            {!isEmpty && (
              <ProductTools
                {...{ narrowing, categories }}
                sort={filter.sort}
                onChange={narrow.setNarrowing}
              />
            )}
          </>
        }
      >
        <div
          id="products-panel"
          role="tabpanel"
          aria-labelledby={`products-panel-tab-${tab}`}
          className={classes.panel}
          data-selecting={marked.length > 0 || undefined}
        >
          <ConnectFirst onSeeConnection={props.onSeeConnection} />
          {props.notice}
          {deeds.error && <FailureNote failure={asFailure(deeds.error)} />}
          <ProductGrid
            {...{ list, isNarrowed }}
            act={deeds.act}
            search={filter.search}
            selected={selection.ids}
            emptyActions={props.emptyActions}
            onAdd={add}
            onShowAll={narrow.showAll}
          />
        </div>
      </Screen>
      <div className={classes.foot}>
        <WhatWasDone changes={deeds.changes} />
        {marked.length > 0 && (
          <SelectionBar
            {...{ tab, mostToSend }}
            {...deeds.withMarked}
            count={marked.length}
            allCount={list.counts?.[tab] ?? 0}
            isBusy={deeds.changes.isBusy}
            more={props.selectionActions?.(marked)}
          />
        )}
      </div>
      <AskWhetherBack stock={deeds.stock} />
      {form}
    </>
  );
}
