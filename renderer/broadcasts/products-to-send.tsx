import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Product, ProductId } from '../../shared/products.ts';
import type { SendDoubt } from '../../shared/sendable.ts';
import { Note } from '../ui/note.tsx';
import { TickField } from '../ui/tick-box.tsx';
import { useFormat } from '../ui/use-format.ts';
import classes from './products-to-send.module.css';

export interface DoubtfulProduct {
  readonly product: Product;
  readonly doubt: SendDoubt;
  /** She wants it to go all the same. */
  readonly isAccepted: boolean;
}

interface ProductsToSendProps {
  readonly products: readonly Product[];
  readonly onRemove: (id: ProductId) => void;
}

/** The products of this sending, in the order in which they go. */
export function ProductsToSend({ products, onRemove }: ProductsToSendProps) {
  const { t } = useTranslation();
  return (
    <ul className={classes.chips} aria-label={t('sending.products')}>
      {products.map(({ id, name }) => (
        <li key={id} className={classes.chip}>
          <bdi className={classes.name}>{name}</bdi>
          <CloseButton
            size="sm"
            aria-label={t('sending.removeProduct', { name })}
            onClick={() => onRemove(id)}
          />
        </li>
      ))}
    </ul>
  );
}

interface DoubtNotesProps {
  readonly doubtful: readonly DoubtfulProduct[];
  readonly onAccept: (id: ProductId, isAccepted: boolean) => void;
}

/** What had better not go: it stays out until she says otherwise, and what is sold out stays out. */
export function DoubtNotes({ doubtful, onAccept }: DoubtNotesProps) {
  const { t } = useTranslation();
  const { day } = useFormat();
  return doubtful.map(({ product, doubt, isAccepted }) => (
    <Note key={product.id} tone="wait" icon="warning" live="status">
      {t(`sending.doubt.${doubt}`, {
        name: product.name,
        date: product.validUntil === null ? '' : day(product.validUntil),
      })}
      {doubt !== 'sold-out' && (
        <TickField checked={isAccepted} onChange={(isTicked) => onAccept(product.id, isTicked)}>
          {t('sending.sendAnyway', { name: product.name })}
        </TickField>
      )}
    </Note>
  ));
}
