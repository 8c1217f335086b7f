import { Button, Drawer, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../shared/products.ts';
import { asFailure } from '../ipc/call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { useCarefulClose } from '../ui/use-careful-close.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { PhotoField } from './photo-field.tsx';
import { PriceHistory } from './price-history.tsx';
import classes from './product-form.module.css';
import { CouponFields } from './product-form-coupon.tsx';
import { NoteField, PriceFields, StockFields, WhatFields } from './product-form-fields.tsx';
import { InstalmentFields } from './product-form-instalments.tsx';
import { useProductForm } from './use-product-form.ts';

interface ProductFormProps {
  /** `null` for a new one. */
  readonly product: Product | null;
  /** Makes a new product that is otherwise like this one. */
  readonly isCopy: boolean;
  readonly onClose: () => void;
  readonly onSaved: (product: Product) => void;
}

/** Adds or changes a product. What was typed is never lost without a question. */
export default function ProductForm({ product, isCopy, onClose, onSaved }: ProductFormProps) {
  const { t } = useTranslation();
  useFocusBack();
  const [isTakingPhotos, setTakingPhotos] = useState(false);
  const copyName = isCopy && product !== null ? t('products.copyOf', { name: product.name }) : null;
  const form = useProductForm(product, copyName, onSaved);
  const [close, question] = useCarefulClose(form.isDirty, t('products.form.discardTitle'), onClose);

  function submit(event: FormEvent<HTMLFormElement>): void {
    const element = event.currentTarget;
    form.submit(event);
    // Once the problems stand at their fields.
    requestAnimationFrame(() => element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  return (
    <Drawer
      opened
      size={500}
      onClose={close}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ content: classes.content ?? '' }}
      title={product && !isCopy ? t('products.form.editTitle') : t('products.form.addTitle')}
    >
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <PhotoField photos={form.photos} onChange={form.changePhotos} onBusyChange={setTakingPhotos} />
          <WhatFields form={form} />
          <PriceFields form={form} />
          <InstalmentFields form={form} />
          <CouponFields form={form} />
          <StockFields form={form} />
          <NoteField form={form} />
          {product && !isCopy && <PriceHistory product={product} />}
          <div className={classes.end}>
            {form.saveError && <FailureNote failure={asFailure(form.saveError)} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" loading={form.isSaving} disabled={isTakingPhotos}>
                {t('products.form.save')}
              </Button>
            </Group>
          </div>
        </Stack>
      </form>
      {question}
    </Drawer>
  );
}
