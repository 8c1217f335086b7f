import { memo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product, ProductId } from '../../shared/products.ts';
import { asFailure } from '../ipc/call.ts';
import { ChoiceList, ChoiceRow } from '../ui/choice-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { PhotoFrame } from '../ui/photo-frame.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useFormat } from '../ui/use-format.ts';
import { useSteady } from '../ui/use-steady.ts';
import classes from './product-choice.module.css';
import { useProductsToPlan } from './use-products-to-plan.ts';

interface ProductChoiceProps {
  readonly firstIds: readonly ProductId[];
  readonly chosen: ReadonlySet<ProductId>;
  /** The dialog begins in its search. */
  readonly hasFocus: boolean;
  readonly onToggle: (id: ProductId) => void;
}

/** Products to tick, found as she types, each with its photo and price. */
export function ProductChoice({ firstIds, chosen, hasFocus, onToggle }: ProductChoiceProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const steady = useSteady({ onToggle });
  const wanted = search.trim();
  const { products, hasMore, error, retry } = useProductsToPlan(wanted, firstIds);
  return (
    <>
      <SearchField
        label={t('planner.products.search')}
        value={search}
        onChange={setSearch}
        width="100%"
        autoFocus={hasFocus}
        onArrowDown={() => list.current?.querySelector<HTMLElement>('input:enabled')?.focus()}
      />
      {error && <FailureNote failure={asFailure(error)} onRetry={retry} />}
      {products === undefined && !error && (
        <p role="status" className={classes.more}>
          {t('common.loading')}
        </p>
      )}
      {products?.length === 0 && <NoProducts search={wanted} />}
      {products !== undefined && products.length > 0 && (
        <ChoiceList ref={list} label={t('planner.products.list')}>
          {products.map((product) => (
            <Row
              key={product.id}
              product={product}
              isChosen={chosen.has(product.id)}
              onToggle={steady.onToggle}
            />
          ))}
          {hasMore && <li className={classes.more}>{t('planner.products.more')}</li>}
        </ChoiceList>
      )}
    </>
  );
}

function NoProducts({ search }: { readonly search: string }) {
  const { t } = useTranslation();
  const kind = search === '' ? 'unscheduled' : 'search';
  return (
    <EmptyState
      icon={search === '' ? 'products' : 'search'}
      title={t(`products.empty.${kind}.title`, { search })}
      body={t(`products.empty.${kind}.body`)}
    />
  );
}

interface RowProps {
  readonly product: Product;
  readonly isChosen: boolean;
  /** Always the same function, so that a tick redraws its own row only. */
  readonly onToggle: (id: ProductId) => void;
}

const Row = memo(function Row({ product, isChosen, onToggle }: RowProps) {
  const { t } = useTranslation();
  const { money, dateTime } = useFormat();
  const { id, name, price, category, photos, lastSentAt, soldOutAt } = product;
  const isSoldOut = soldOutAt !== null;
  const facts = [
    price === null ? t('products.noPrice') : money(price),
    category,
    isSoldOut
      ? t('soldOut.badge')
      : lastSentAt !== null && t('products.sentAt', { date: dateTime(lastSentAt) }),
  ];
  return (
    <ChoiceRow
      id={`plan-${id}`}
      name={name}
      facts={facts.filter(Boolean).join(' · ')}
      picture={
        <PhotoFrame className={classes.photo} photoId={photos[0]?.id ?? null} alt="" size="thumbnail" />
      }
      isChosen={isChosen}
      isClosed={isSoldOut}
      onToggle={() => onToggle(id)}
    />
  );
});
