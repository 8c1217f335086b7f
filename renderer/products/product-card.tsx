import type { TFunction } from 'i18next';
import { memo } from 'react';
import type { Product } from '../../shared/products.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { PhotoFrame } from '../ui/photo-frame.tsx';
import type { Format } from '../ui/use-format.ts';
import { CardPhoto } from './card-photo.tsx';
import classes from './product-card.module.css';

/** What can be done with a product of the list. */
export interface ProductActions {
  readonly onSend: (product: Product) => void;
  readonly onEdit: (product: Product) => void;
  readonly onDuplicate: (product: Product) => void;
  readonly onArchive: (product: Product) => void;
  readonly onRestore: (product: Product) => void;
  readonly onSellOut: (product: Product) => void;
  readonly onBackInStock: (product: Product) => void;
  readonly onToggle: (product: Product, index: number) => void;
}

interface ProductCardProps {
  readonly product: Product;
  /** Its place in the whole list, of which only a part is drawn. */
  readonly index: number;
  readonly count: number;
  /** When it goes by itself next, in milliseconds since 1970; `null` where nothing is planned, or does not matter. */
  readonly nextAt: number | null;
  readonly isArchived: boolean;
  readonly isSelected: boolean;
  /** The one that the Tab key comes to, with its buttons; arrow keys go on to the others. */
  readonly isActive: boolean;
  /** Handed in, because whoever asks for them anew in every part of every card takes longer than to draw it. */
  readonly t: TFunction;
  readonly format: Format;
  readonly act: ProductActions;
}

/** One product: its photo first, its price, and the one thing to do with it. Drawn often, so it is made of little. */
export const ProductCard = memo(function ProductCard(props: ProductCardProps) {
  const { product, index, count, isSelected, isActive, isArchived, t } = props;
  const { name } = product;
  const isSoldOut = product.soldOutAt !== null;
  const tabIndex = isActive ? 0 : -1;
  return (
    <article
      className={classes.card}
      aria-label={name}
      aria-posinset={index + 1}
      aria-setsize={count}
      tabIndex={tabIndex}
      data-index={index}
      data-sold-out={isSoldOut || undefined}
      data-selected={isSelected || undefined}
    >
      <div className={classes.top}>
        <Photo product={product} t={t} />
        {isSoldOut && (
          <span className={classes.badge}>
            <Icon name="soldOut" size={14} /> {t('soldOut.badge')}
          </span>
        )}
        <Corner {...props} tabIndex={tabIndex} />
      </div>
      <Words product={product} nextAt={props.nextAt} format={props.format} t={t} />
      {isArchived ? (
        <button
          type="button"
          className={classes.send}
          data-quiet
          tabIndex={tabIndex}
          aria-label={t('products.restoreOf', { name })}
          onClick={() => props.act.onRestore(product)}
        >
          <Icon name="undo" size={16} /> {t('products.restore')}
        </button>
      ) : (
        <SellButtons product={product} act={props.act} t={t} tabIndex={tabIndex} />
      )}
    </article>
  );
});

function Photo({ product: { photos, name }, t }: Pick<ProductCardProps, 'product' | 't'>) {
  const [photo] = photos;
  if (photo === undefined) return <PhotoFrame className={classes.photo} photoId={null} alt="" />;
  return (
    <CardPhoto
      key={photo.id}
      className={classes.photo}
      photoId={photo.id}
      alt={t('products.photo.alt', { name })}
    />
  );
}

interface CornerProps
  extends Pick<ProductCardProps, 'product' | 'index' | 'act' | 't' | 'isSelected' | 'isArchived'> {
  readonly tabIndex: number;
}

/** Marks it at one corner; the quieter things to do are at the other. */
function Corner({ product, index, act, t, isSelected, isArchived, tabIndex }: CornerProps) {
  const { name } = product;
  const tool = (icon: IconName, words: 'edit' | 'duplicate' | 'archive', onClick: () => void) => (
    <button
      type="button"
      className={classes.tool}
      tabIndex={tabIndex}
      title={t(`products.${words}`)}
      aria-label={t(`products.${words}Of`, { name })}
      onClick={onClick}
    >
      <Icon name={icon} size={17} />
    </button>
  );
  return (
    <>
      <button
        type="button"
        className={classes.mark}
        tabIndex={tabIndex}
        aria-pressed={isSelected}
        aria-label={t('products.selection.markOf', { name })}
        onClick={() => act.onToggle(product, index)}
      >
        {isSelected && <Icon name="check" size={18} />}
      </button>
      {!isArchived && (
        <div className={classes.corner}>
          {tool('edit', 'edit', () => act.onEdit(product))}
          {tool('copy', 'duplicate', () => act.onDuplicate(product))}
          {tool('archive', 'archive', () => act.onArchive(product))}
        </div>
      )}
    </>
  );
}

function Words({
  product,
  nextAt,
  format,
  t,
}: Pick<ProductCardProps, 'product' | 'nextAt' | 'format' | 't'>) {
  const { name, price, oldPrice, lastSentAt } = product;
  const facts = [
    // What is cut off at the end of the line is what matters least.
    product.validUntil !== null && t('products.validUntil', { date: format.day(product.validUntil) }),
    product.stock !== null && t('products.pieces', { count: product.stock }),
    product.category,
  ];
  const factLine = facts.filter(Boolean).join(' · ');
  return (
    <div className={classes.words}>
      <h2 className={classes.name} title={name}>
        {name}
      </h2>
      {nextAt !== null ? (
        <p className={classes.facts} title={factLine}>
          <Icon name="calendar" size={14} /> {t('products.nextAt', { date: format.shortDateTime(nextAt) })}
        </p>
      ) : lastSentAt !== null ? (
        <p className={classes.facts} title={factLine}>
          <Icon name="check" size={14} /> {t('products.sentAt', { date: format.shortDateTime(lastSentAt) })}
        </p>
      ) : (
        factLine !== '' && (
          <p className={classes.facts} title={factLine}>
            {factLine}
          </p>
        )
      )}
      <p className={classes.price}>
        {oldPrice !== null && (
          <span className={classes.old}>
            {t('products.from')} <s>{format.money(oldPrice)}</s>
          </span>
        )}
        {price !== null ? (
          <span>
            {t('products.now')} <b>{format.money(price)}</b>
          </span>
        ) : (
          <span className={classes.old}>{t('products.noPrice')}</span>
        )}
      </p>
    </div>
  );
}

interface SellButtonsProps extends Pick<ProductCardProps, 'product' | 'act' | 't'> {
  readonly tabIndex: number;
}

/** Sends it; and one click says that there is none left, or that there is again. */
function SellButtons({ product, act, t, tabIndex }: SellButtonsProps) {
  const { name } = product;
  const isSoldOut = product.soldOutAt !== null;
  const words = isSoldOut ? 'back' : 'action';
  return (
    <>
      <button
        type="button"
        className={classes.send}
        data-quiet={isSoldOut || undefined}
        tabIndex={tabIndex}
        aria-label={t('products.sendNowOf', { name })}
        onClick={() => act.onSend(product)}
      >
        <Icon name="send" size={16} /> {t('products.sendNow')}
      </button>
      <button
        type="button"
        className={classes.stock}
        tabIndex={tabIndex}
        aria-label={t(`soldOut.${words}Of`, { name })}
        onClick={() => (isSoldOut ? act.onBackInStock(product) : act.onSellOut(product))}
      >
        <Icon name={isSoldOut ? 'check' : 'soldOut'} size={15} /> {t(`soldOut.${words}`)}
      </button>
    </>
  );
}
