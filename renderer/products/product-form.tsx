import { Button, Drawer, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseMoney } from '../../shared/money.ts';
import { type ProductFields, readProductFields, writePrice } from '../../shared/product-form.ts';
import type { Product } from '../../shared/products.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import ConfirmDialog from '../ui/confirm-dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { PhotoField } from './photo-field.tsx';

interface ProductFormProps {
  /** `null` for a new one. */
  readonly product: Product | null;
  readonly onClose: () => void;
  readonly onSaved: (product: Product) => void;
}

/** Adds or changes a product. What was typed is never lost without a question. */
export function ProductForm({ product, onClose, onSaved }: ProductFormProps) {
  const { t } = useTranslation();
  const [start] = useState(() => fieldsOf(product));
  const [fields, setFields] = useState(start);
  const [photo, setPhoto] = useState(product?.photo ?? null);
  const [isSubmitted, setSubmitted] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const save = useCall('products.save');
  const reading = readProductFields(fields);
  const isDirty = photo?.id !== product?.photo?.id || JSON.stringify(fields) !== JSON.stringify(start);

  function close(): void {
    if (isDirty) setAsking(true);
    else onClose();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    setSubmitted(true);
    if (!reading.isGood) return;
    const { name, price, oldPrice, note } = reading;
    const draft = { name, price, oldPrice, note, photoId: photo?.id ?? null };
    save.mutate({ product: product ? { ...draft, id: product.id } : draft }, { onSuccess: onSaved });
  }

  function field(name: keyof ProductFields) {
    const problem = isSubmitted && !reading.isGood ? reading.problems[name] : undefined;
    return {
      value: fields[name],
      error: problem && t(`products.form.problem.${problem}`),
      onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
        const { value } = event.currentTarget;
        setFields((now) => ({ ...now, [name]: value }));
      },
    };
  }

  function price(name: 'price' | 'oldPrice') {
    const tidy = () => {
      const amount = parseMoney(fields[name].trim());
      if (amount !== undefined) setFields((now) => ({ ...now, [name]: writePrice(amount) }));
    };
    return { ...field(name), leftSection: 'R$', inputMode: 'decimal', onBlur: tidy, maxLength: 20 } as const;
  }

  return (
    <Drawer
      opened
      onClose={close}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      title={product ? t('products.form.editTitle') : t('products.form.addTitle')}
    >
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <PhotoField photo={photo} onChange={setPhoto} />
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
          {save.isError && <FailureNote failure={asFailure(save.error)} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
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

function fieldsOf(product: Product | null): ProductFields {
  return {
    name: product?.name ?? '',
    price: writePrice(product?.price ?? null),
    oldPrice: writePrice(product?.oldPrice ?? null),
    note: product?.note ?? '',
  };
}
