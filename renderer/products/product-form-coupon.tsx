import { Group, SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { priceWithCoupon } from '../../shared/coupon.ts';
import { parseMoney } from '../../shared/money.ts';
import { couponOf } from '../../shared/product-form.ts';
import { useFormat } from '../ui/use-format.ts';
import { FormPart } from './form-part.tsx';
import classes from './product-form.module.css';
import { useField } from './use-field.ts';
import type { ProductFormState } from './use-product-form.ts';

const mine = ['couponCode', 'couponPercent', 'couponCap', 'couponAmount'] as const;

/** What a customer types to pay less, and what she pays then. */
export function CouponFields({ form }: { readonly form: ProductFormState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { field, text, money } = useField(form);
  const { fields } = form;
  const coupon = couponOf(fields);
  const price = parseMoney(fields.price.trim());
  return (
    <FormPart
      words={t('products.form.parts.coupon')}
      isFilled={mine.some((name) => fields[name] !== '')}
      hasProblem={mine.some((name) => form.problem(name) !== undefined)}
    >
      <Group grow align="flex-start" gap="sm">
        <TextInput label={t('products.form.couponCode')} placeholder="SEXTA10" {...text('couponCode')} />
        <div>
          <span id="coupon-kind" className={classes.label}>
            {t('products.form.couponKind')}
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby="coupon-kind"
            value={fields.couponKind}
            onChange={(value) => form.change({ couponKind: value === 'amount' ? 'amount' : 'percent' })}
            data={[
              { value: 'percent', label: '%' },
              { value: 'amount', label: 'R$' },
            ]}
          />
        </div>
      </Group>
      <Group grow align="flex-start" gap="sm">
        {fields.couponKind === 'percent' ? (
          <>
            <TextInput
              label={t('products.form.couponPercent')}
              placeholder="10"
              rightSection="%"
              inputMode="numeric"
              {...field('couponPercent')}
            />
            <TextInput
              label={t('products.form.couponCap')}
              placeholder={t('products.form.optional')}
              {...money('couponCap')}
            />
          </>
        ) : (
          <TextInput label={t('products.form.couponAmount')} placeholder="5,00" {...money('couponAmount')} />
        )}
      </Group>
      {coupon !== null && price !== undefined && (
        <p role="status" className={classes.outcome}>
          {t('products.form.priceWithCoupon', { price: format.money(priceWithCoupon(price, coupon)) })}
        </p>
      )}
    </FormPart>
  );
}
