import { Button } from '@mantine/core';
import { lazy, type ReactNode, Suspense, startTransition, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostProductsAtOnce, type ProductFilter, type ProductView } from '../../shared/product-list.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import { asFailure, call } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { useLive } from '../ipc/use-live.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import { Screen } from '../ui/screen.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useSteady } from '../ui/use-steady.ts';
import { AskWhetherBack } from './ask-whether-back.tsx';
import { ProductGrid } from './product-grid.tsx';
import { ProductTabs } from './product-tabs.tsx';
import { notNarrowed, ProductTools } from './product-tools.tsx';
import classes from './products-screen.module.css';
import { SelectionBar } from './selection-bar.tsx';
import { useCategories } from './use-categories.ts';
import { useChanges } from './use-changes.ts';
import { useProducts } from './use-products.ts';
import { useSelection } from './use-selection.ts';
import { useStock } from './use-stock.ts';
import { useWantedTab, type WantedTab } from './use-wanted-tab.ts';
import { WhatWasDone } from './what-was-done.tsx';

const ProductForm = lazy(() => import('./product-form.tsx'));

export interface ProductsScreenProps extends WantedTab {
  /** Never none, and never more than `mostToSend`. */
  readonly onSend: (products: readonly Product[]) => void;
  /** How many products one step may send. */
  readonly mostToSend?: number;
  readonly onSellOut: (product: { readonly productId: ProductId; readonly name: string }) => void;
  readonly onSeeConnection: () => void;
  /** A new product is wanted from elsewhere in the window. */
  readonly isNewWanted?: boolean;
  readonly onNewTaken?: () => void;
  /** Stands beside "new product": the way in and out for whole lists. */
  readonly actions?: ReactNode;
  /** Stands above the products. */
  readonly notice?: ReactNode;
  /** Stands beside "new product" where there is none yet. */
  readonly emptyActions?: ReactNode;
  /** Stands beside what can be done with the products that are marked. */
  readonly selectionActions?: (ids: readonly ProductId[]) => ReactNode;
}

/** What the form is open for. */
type Editing = { readonly kind: 'new' } | { readonly kind: 'edit' | 'copy'; readonly product: Product };

/** The shop's products in three tabs: to search, to sort, to change and to send, one or many. */
export default function ProductsScreen({
  onSend,
  onSellOut,
  mostToSend = mostProductsAtOnce,
  ...props
}: ProductsScreenProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<ProductView>('unscheduled');
  const [search, setSearch] = useState('');
  const [narrowing, setNarrowing] = useState(notNarrowed);
  const [editing, setEditing] = useState<Editing | null>(null);
  const sort = narrowing.sort ?? (tab === 'sent' ? 'last-sent' : 'newest');
  const filter: ProductFilter = { ...narrowing, sort, search: search.trim() };
  const list = useProducts(tab, filter);
  const categories = useCategories();
  const changes = useChanges();
  const selection = useSelection(() => call('products.listIds', { tab, ...filter }));
  const stock = useStock(onSend);
  const read = useCall('products.read');
  const failure = changes.error ?? stock.error ?? selection.error ?? read.error;
  const isNarrowed = narrowing.inStock || narrowing.expiring || narrowing.category !== null;
  // Nothing is there to be narrowed down or put in order.
  const isEmpty = list.counts?.[tab] === 0 && !isNarrowed && search === '';
  const selectedIds = [...selection.ids];
  const edit = (what: Editing) => startTransition(() => setEditing(what));

  const act = useSteady({
    onSend: (product: Product) => stock.send([product]),
    onEdit: (product: Product) => edit({ kind: 'edit', product }),
    onDuplicate: (product: Product) => edit({ kind: 'copy', product }),
    onArchive: ({ id, name }: Product) => changes.archive([id], name),
    onRestore: ({ id, name }: Product) => changes.restore([id], name),
    onSellOut: ({ id: productId, name }: Product) => onSellOut({ productId, name }),
    onBackInStock: stock.bringBack,
    onToggle: ({ id }: Product, index: number) => selection.toggle(id, index),
    onExtend: selection.extendTo,
    onSelectAll: selection.all,
    onSelectNone: selection.clear,
    onAdd: () => edit({ kind: 'new' }),
    onShowAll: () => setNarrowing(notNarrowed),
  });

  useWantedNew(props.isNewWanted ?? false, act.onAdd, props.onNewTaken ?? (() => undefined));

  function openTab(next: ProductView): void {
    setTab(next);
    selection.clear();
  }

  useWantedTab(props, openTab);

  /** What was done to them is done: nothing is marked any more. */
  const thenClear = (deed: () => void) => () => {
    deed();
    selection.clear();
  };

  return (
    <>
      <Screen
        title={t('products.title')}
        actions={
          <>
            <SearchField label={t('products.search')} value={search} onChange={setSearch} width={220} />
            {props.actions}
            <Button leftSection={<Icon name="plus" size={18} />} onClick={act.onAdd}>
              {t('products.add')}
            </Button>
          </>
        }
        tools={
          <>
            <ProductTabs present={tab} counts={list.counts} onChange={openTab} />
            {!isEmpty && <ProductTools {...{ narrowing, sort, categories }} onChange={setNarrowing} />}
          </>
        }
      >
        <div
          id="products-panel"
          role="tabpanel"
          aria-labelledby={`products-panel-tab-${tab}`}
          className={classes.panel}
          data-selecting={selection.ids.size > 0 || undefined}
        >
          <ConnectFirst onSeeConnection={props.onSeeConnection} />
          {props.notice}
          {failure && <FailureNote failure={asFailure(failure)} />}
          <ProductGrid
            {...{ list, isNarrowed, act }}
            search={filter.search}
            selected={selection.ids}
            emptyActions={props.emptyActions}
            onAdd={act.onAdd}
            onShowAll={act.onShowAll}
          />
        </div>
      </Screen>
      <div className={classes.foot}>
        <WhatWasDone changes={changes} />
        {selection.ids.size > 0 && (
          <SelectionBar
            {...{ tab, mostToSend }}
            count={selection.ids.size}
            allCount={list.counts?.[tab] ?? 0}
            isBusy={changes.isBusy}
            more={props.selectionActions?.(selectedIds)}
            onSend={() => read.mutate({ ids: selectedIds }, { onSuccess: stock.send })}
            onArchive={thenClear(() => changes.archive(selectedIds))}
            onRestore={thenClear(() => changes.restore(selectedIds))}
            onSetCategory={(category) => thenClear(() => changes.setCategory(selectedIds, category))()}
            onSellOut={thenClear(() => changes.markSoldOut(selectedIds))}
            onSelectAll={selection.all}
            onClear={selection.clear}
          />
        )}
      </div>
      <AskWhetherBack stock={stock} />
      <Suspense>
        {editing !== null && (
          <ProductForm
            product={editing.kind === 'new' ? null : editing.product}
            isCopy={editing.kind === 'copy'}
            onClose={() => setEditing(null)}
            onSaved={({ name }) => {
              if (editing.kind !== 'edit') openTab('unscheduled');
              setEditing(null);
              changes.noteSaved(name);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

/** Opens the form when a new product was wanted elsewhere, once a wish. */
function useWantedNew(isWanted: boolean, onAdd: () => void, onTaken: () => void): void {
  useEffect(() => {
    if (!isWanted) return;
    onTaken();
    onAdd();
  }, [isWanted, onAdd, onTaken]);
}

/** Said only when sending would have to wait for the person, not for the network. */
function ConnectFirst({ onSeeConnection }: { readonly onSeeConnection: () => void }) {
  const { t } = useTranslation();
  const connection = useLive('connection');
  const mustAct = ['off', 'waiting-for-scan', 'waiting-for-code', 'unlinked', 'stopped'];
  if (connection === undefined || !mustAct.includes(connection.kind)) return null;
  return (
    <Note
      tone="wait"
      icon="connection"
      action={
        <Button variant="default" onClick={onSeeConnection}>
          {t('products.connect')}
        </Button>
      }
    >
      {t('products.connectFirst')}
    </Note>
  );
}
