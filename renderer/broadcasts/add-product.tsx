import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../shared/products.ts';
import { asFailure, call } from '../ipc/call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { SearchField } from '../ui/search-field.tsx';
import classes from './products-to-send.module.css';

interface AddProductProps {
  /** Those that are chosen already. */
  readonly products: readonly Product[];
  readonly onAdd: (product: Product) => void;
}

const foundCount = 8;

/** One more product for this sending, found as she types. */
export function AddProduct({ products, onAdd }: AddProductProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);

  function close(): void {
    setOpen(false);
    opener.current?.focus();
  }

  return (
    <div className={classes.more}>
      <Button
        ref={opener}
        variant="subtle"
        leftSection={<Icon name="plus" size={16} />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t('sending.addProduct')}
      </Button>
      {isOpen && (
        <FoundProducts
          products={products}
          onClose={close}
          onAdd={(product) => {
            onAdd(product);
            close();
          }}
        />
      )}
    </div>
  );
}

function FoundProducts({ products, onAdd, onClose }: AddProductProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [isHurrying, setHurrying] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const wanted = search.trim();
  const found = useQuery({
    queryKey: ['products', 'to-send', wanted],
    queryFn: () => findProducts(wanted),
    placeholderData: (previous) => previous,
  });
  const isChosen = new Set(products.map(({ id }) => id));
  const others = found.data?.filter(({ id }) => !isChosen.has(id)).slice(0, foundCount) ?? [];
  const [first] = others;
  const isSettled = found.isFetched && !found.isPlaceholderData;

  // Enter that comes before the answer waits for it.
  useEffect(() => {
    if (!isHurrying || !isSettled) return;
    setHurrying(false);
    if (first) onAdd(first);
  }, [isHurrying, isSettled, first, onAdd]);

  function handleKey(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key === 'Escape' && search === '') {
      event.preventDefault();
      onClose();
    }
    // Enter in the search takes the first product, and does not go on to the next step.
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      setHurrying(true);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    moveFocus(list.current, step);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of the controls within
    <div className={classes.found} onKeyDown={handleKey}>
      <FocusedSearch
        value={search}
        onChange={setSearch}
        onArrowDown={() => list.current?.querySelector('button')?.focus()}
      />
      {found.isError && <FailureNote failure={asFailure(found.error)} onRetry={() => void found.refetch()} />}
      {found.isSuccess && others.length === 0 && <p className={classes.nothing}>{t('sending.noProduct')}</p>}
      <ul ref={list} aria-label={t('sending.foundProducts')}>
        {others.map((product) => (
          <li key={product.id}>
            <button type="button" data-product data-mantine-stop-propagation onClick={() => onAdd(product)}>
              <bdi>{product.name}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FocusedSearchProps {
  readonly value: string;
  readonly onChange: (search: string) => void;
  readonly onArrowDown: () => void;
}

function FocusedSearch(props: FocusedSearchProps) {
  const { t } = useTranslation();
  return <SearchField {...props} ref={focus} label={t('sending.searchProduct')} width="100%" keepsEscape />;
}

function focus(field: HTMLInputElement | null): void {
  field?.focus();
}

/** Those that were never sent stand first, as in the list of products. */
async function findProducts(search: string): Promise<readonly Product[]> {
  const tabs = ['unscheduled', 'scheduled', 'sent'] as const;
  const limit = 2 * foundCount + 20;
  const pages = await Promise.all(
    tabs.map((tab) => call('products.list', { tab, search, offset: 0, limit })),
  );
  return pages.flatMap((page) => page.products);
}

function moveFocus(list: HTMLUListElement | null, step: number): void {
  const buttons = [...(list?.querySelectorAll('button') ?? [])];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus();
}
