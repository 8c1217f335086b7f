import { Button } from '@mantine/core';
import {
  lazy,
  type ReactNode,
  Suspense,
  startTransition,
  useDeferredValue,
  useEffect,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductPage } from '../../shared/ipc/contract.ts';
import type { Product, ProductId, ProductTab } from '../../shared/products.ts';
import { asFailure } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import { Screen } from '../ui/screen.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { UndoBar } from '../ui/undo-bar.tsx';
import { AskWhetherBack } from './ask-whether-back.tsx';
import { ProductGrid } from './product-grid.tsx';
import { ProductTabs } from './product-tabs.tsx';
import classes from './products-screen.module.css';
import { type Archiving, useArchiving } from './use-archiving.ts';
import { useProducts } from './use-products.ts';
import { useStock } from './use-stock.ts';

const ProductForm = lazy(() => import('./product-form.tsx'));

export interface ProductsScreenProps {
  /** Stands beside the title: other ways into the catalogue and out of it. */
  readonly menu: ReactNode;
  /** Stands above the products. */
  readonly notice: ReactNode;
  readonly onSend: (product: Product) => void;
  readonly onSellOut: (product: { readonly productId: ProductId; readonly name: string }) => void;
  readonly onSeeConnection: () => void;
}

/** The shop's products in three tabs, to search, to change and to send. */
export function ProductsScreen(props: ProductsScreenProps) {
  const { onSend, onSellOut, onSeeConnection } = props;
  const { t } = useTranslation();
  const [tab, setTab] = useState<ProductTab>('unscheduled');
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<Product | 'new' | null>(null);
  const [saved, setSaved] = useSaved();
  const wanted = useDeferredValue(search.trim());
  const edit = (what: Product | 'new') => startTransition(() => setEditing(what));
  const list = useProducts(tab, wanted);
  const archiving = useArchiving();
  const stock = useStock(onSend);
  const failure = archiving.error ?? stock.error;
  const [archivedFrom, setArchivedFrom] = useState<ProductTab>(tab);

  /** What is on its way to the archive counts no longer. */
  function withoutPending(counts: ProductPage['counts']): ProductPage['counts'] {
    if (archiving.pending === null) return counts;
    return { ...counts, [archivedFrom]: Math.max(0, counts[archivedFrom] - 1) };
  }

  return (
    <>
      <Screen
        title={t('products.title')}
        actions={
          <>
            <SearchField label={t('products.search')} value={search} onChange={setSearch} width={220} />
            {props.menu}
            <Button leftSection={<Icon name="plus" size={18} />} onClick={() => edit('new')}>
              {t('products.add')}
            </Button>
          </>
        }
        tools={
          <ProductTabs present={tab} counts={list.counts && withoutPending(list.counts)} onChange={setTab} />
        }
      >
        <div
          id="products-panel"
          role="tabpanel"
          aria-labelledby={`products-panel-tab-${tab}`}
          className={classes.panel}
        >
          <ConnectFirst onSeeConnection={onSeeConnection} />
          {props.notice}
          {failure && <FailureNote failure={asFailure(failure)} />}
          <ProductGrid
            list={list}
            tab={tab}
            search={wanted}
            hidden={archiving.pending}
            onAdd={() => edit('new')}
            onEdit={edit}
            onSend={stock.send}
            onSellOut={({ id: productId, name }) => onSellOut({ productId, name })}
            onBackInStock={stock.bringBack}
            onArchive={(product) => {
              setArchivedFrom(tab);
              archiving.archive(product);
            }}
          />
        </div>
      </Screen>
      <WhatWasDone archiving={archiving} saved={saved} />
      <AskWhetherBack stock={stock} />
      <Suspense>
        {editing !== null && (
          <ProductForm
            product={editing === 'new' ? null : editing}
            onClose={() => setEditing(null)}
            onSaved={(product) => {
              if (editing === 'new') setTab('unscheduled');
              setEditing(null);
              setSaved(product);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

interface WhatWasDoneProps {
  readonly archiving: Archiving;
  readonly saved: Product | null;
}

function WhatWasDone({ archiving, saved }: WhatWasDoneProps) {
  const { t } = useTranslation();
  if (archiving.pending) {
    const message = t('products.archived', { name: archiving.pending.name });
    return <UndoBar message={message} onUndo={archiving.undo} />;
  }
  return saved && <UndoBar message={t('products.form.saved', { name: saved.name })} />;
}

/** The product that was just saved, for as long as that is worth a line. */
function useSaved(): readonly [Product | null, (product: Product) => void] {
  const [saved, setSaved] = useState<Product | null>(null);
  useEffect(() => {
    if (saved === null) return;
    const timer = setTimeout(() => setSaved(null), 4_000);
    return () => clearTimeout(timer);
  }, [saved]);
  return [saved, setSaved];
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
