import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PriceMoment } from '../../shared/product-list.ts';
import type { Product } from '../../shared/products.ts';
import { checkOldPriceWasAsked } from '../../shared/promo/honest-price.ts';
import { call } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';
import { PromoWarnings } from '../ui/promo-warnings.tsx';
import { useFormat } from '../ui/use-format.ts';
import { FormPart } from './form-part.tsx';
import classes from './product-form.module.css';

/** What a product has cost until now, and whether its old price was one; nothing while it never cost anything else. */
export function PriceHistory({ product }: { readonly product: Product }) {
  const { t } = useTranslation();
  const { id } = product;
  const version = useLive('productsVersion');
  const { data: prices = [] } = useQuery({
    queryKey: ['product prices', id, version],
    queryFn: () => call('products.prices', { id }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  if (prices.length < 2) return null;
  const past = prices.map(({ price }) => price);
  const warnings = checkOldPriceWasAsked(product, past);
  return (
    <FormPart
      words={t('products.prices.title', { count: prices.length })}
      isFilled={warnings.length > 0}
      hasProblem={false}
    >
      <PromoWarnings warnings={warnings} />
      <ol className={classes.prices}>
        {prices.map((moment) => (
          <PriceLine
            key={`${moment.at} ${moment.price} ${moment.oldPrice} ${moment.pixPrice}`}
            moment={moment}
          />
        ))}
      </ol>
    </FormPart>
  );
}

function PriceLine({ moment: { at, price, oldPrice, pixPrice } }: { readonly moment: PriceMoment }) {
  const { t } = useTranslation();
  const { money, dateTime } = useFormat();
  const parts = [
    oldPrice !== null && `${t('products.from')} ${money(oldPrice)}`,
    price === null ? t('products.noPrice') : `${t('products.now')} ${money(price)}`,
    pixPrice !== null && t('products.prices.pix', { price: money(pixPrice) }),
  ];
  return (
    <li className={classes.price}>
      <span className={classes.when}>{t('products.prices.since', { date: dateTime(at) })}</span>
      <span>{parts.filter(Boolean).join(' · ')}</span>
    </li>
  );
}
