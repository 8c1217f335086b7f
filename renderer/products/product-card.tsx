import { ActionIcon, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../shared/products.ts';
import { Icon } from '../ui/icon.tsx';
import { PhotoFrame } from '../ui/photo-frame.tsx';
import { useFormat } from '../ui/use-format.ts';
import classes from './product-card.module.css';

interface ProductCardProps {
  readonly product: Product;
  readonly onSend: () => void;
  readonly onEdit: () => void;
  readonly onArchive: () => void;
  readonly onSellOut: () => void;
  readonly onBackInStock: () => void;
}

/** One product: its photo first, its price, and the one thing to do with it. */
export function ProductCard({ product, onSend, onEdit, onArchive, ...act }: ProductCardProps) {
  const { t } = useTranslation();
  const { money, dateTime } = useFormat();
  const { name } = product;
  const isSoldOut = product.soldOutAt !== null;
  return (
    <article className={classes.card} aria-label={name} data-sold-out={isSoldOut || undefined}>
      <div className={classes.top}>
        <PhotoFrame
          className={classes.photo}
          photoId={product.photos[0]?.id ?? null}
          alt={product.photos[0] ? t('products.photo.alt', { name }) : ''}
        />
        {isSoldOut && (
          <span className={classes.badge}>
            <Icon name="soldOut" size={14} /> {t('soldOut.badge')}
          </span>
        )}
        <div className={classes.corner}>
          <ActionIcon
            className={classes.tool ?? ''}
            variant="default"
            size={32}
            title={t('products.edit')}
            aria-label={t('products.editOf', { name })}
            onClick={onEdit}
          >
            <Icon name="edit" size={17} />
          </ActionIcon>
          <ActionIcon
            className={classes.tool ?? ''}
            variant="default"
            size={32}
            title={t('products.archive')}
            aria-label={t('products.archiveOf', { name })}
            onClick={onArchive}
          >
            <Icon name="archive" size={17} />
          </ActionIcon>
        </div>
      </div>
      <div className={classes.words}>
        <h2 className={classes.name} title={name}>
          {name}
        </h2>
        <p className={classes.price}>
          {product.oldPrice !== null && (
            <span className={classes.old}>
              {t('products.from')} <s>{money(product.oldPrice)}</s>
            </span>
          )}
          {product.price !== null && (
            <span>
              {t('products.now')} <b>{money(product.price)}</b>
            </span>
          )}
        </p>
        {product.lastSentAt !== null && (
          <p className={classes.sent}>
            <Icon name="check" size={14} /> {t('products.sentAt', { date: dateTime(product.lastSentAt) })}
          </p>
        )}
      </div>
      <Button
        className={classes.send ?? ''}
        variant={isSoldOut ? 'default' : 'filled'}
        aria-label={t('products.sendNowOf', { name })}
        leftSection={<Icon name="send" size={16} />}
        onClick={onSend}
      >
        {t('products.sendNow')}
      </Button>
      <StockButton name={name} isSoldOut={isSoldOut} {...act} />
    </article>
  );
}

interface StockButtonProps extends Pick<ProductCardProps, 'onSellOut' | 'onBackInStock'> {
  readonly name: string;
  readonly isSoldOut: boolean;
}

/** One click says that there is none left, and one that there is again. */
function StockButton({ name, isSoldOut, onSellOut, onBackInStock }: StockButtonProps) {
  const { t } = useTranslation();
  const words = isSoldOut ? 'back' : 'action';
  return (
    <Button
      className={classes.stock ?? ''}
      variant="subtle"
      {...(!isSoldOut && { color: 'gray' })}
      size="compact-sm"
      aria-label={t(`soldOut.${words}Of`, { name })}
      leftSection={<Icon name={isSoldOut ? 'check' : 'soldOut'} size={15} />}
      onClick={isSoldOut ? onBackInStock : onSellOut}
    >
      {t(`soldOut.${words}`)}
    </Button>
  );
}
