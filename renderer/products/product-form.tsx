import { Button, Drawer, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductFields } from '../../shared/product-form.ts';
import type { Product } from '../../shared/products.ts';
import { asFailure } from '../ipc/call.ts';
import ConfirmDialog from '../ui/confirm-dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { PhotoField } from './photo-field.tsx';
import { type ProductFormState, useProductForm } from './use-product-form.ts';

interface ProductFormProps {
  /** `null` for a new one. */
  readonly product: Product | null;
  readonly onClose: () => void;
  readonly onSaved: (product: Product) => void;
}

/** Adds or changes a product. What was typed is never lost without a question. */
export default function ProductForm({ product, onClose, onSaved }: ProductFormProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const [isTakingPhotos, setTakingPhotos] = useState(false);
  const form = useProductForm(product, onSaved);

  function close(): void {
    if (form.isDirty) setAsking(true);
    else onClose();
  }

  return (
    <Drawer
      opened
      size={460}
      onClose={close}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      title={product ? t('products.form.editTitle') : t('products.form.addTitle')}
    >
      <form noValidate onSubmit={form.submit}>
        <Stack gap="md">
          <PhotoField photos={form.photos} onChange={form.changePhotos} onBusyChange={setTakingPhotos} />
          <Fields form={form} />
          {form.saveError && <FailureNote failure={asFailure(form.saveError)} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={form.isSaving} disabled={isTakingPhotos}>
              {t('products.form.save')}
            </Button>
          </Group>
        </Stack>
      </form>
      {isAsking && (
        <ConfirmDialog
          title={t('products.form.discardTitle')}
          confirm={t('products.form.discard')}
          keep={t('products.form.keepEditing')}
          onConfirm={onClose}
          onKeep={() => setAsking(false)}
        />
      )}
    </Drawer>
  );
}

function Fields({ form }: { readonly form: ProductFormState }) {
  const { t } = useTranslation();

  function field(name: keyof ProductFields) {
    const problem = form.problem(name);
    return {
      value: form.fields[name],
      error: problem && t(`products.form.problem.${problem}`),
      onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
        form.change(name, event.currentTarget.value),
    };
  }

  function price(name: 'price' | 'oldPrice') {
    return {
      ...field(name),
      leftSection: 'R$',
      inputMode: 'decimal',
      maxLength: 20,
      onBlur: () => form.tidyPrice(name),
    } as const;
  }

  return (
    <>
      <TextInput
        data-autofocus
        label={t('products.form.name')}
        placeholder={t('products.form.namePlaceholder')}
        maxLength={300}
        {...field('name')}
      />
      <Group grow align="flex-start" gap="sm">
        <TextInput label={t('products.form.price')} placeholder="42,90" {...price('price')} />
        <TextInput
          label={t('products.form.oldPrice')}
          placeholder={t('products.form.optional')}
          {...price('oldPrice')}
        />
      </Group>
      <Textarea
        label={t('products.form.note')}
        description={t('products.form.noteHint')}
        placeholder={t('products.form.optional')}
        rows={4}
        maxLength={2_500}
        {...field('note')}
      />
    </>
  );
}
