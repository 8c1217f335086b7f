import { ActionIcon, Group, Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, readPlainDate } from '../../shared/plain-date.ts';
import { readTypedDay, writeDay } from '../../shared/read-typed.ts';
import { Icon } from '../ui/icon.tsx';
import { CategoryList } from './category-list.tsx';
import classes from './product-form.module.css';
import { useField } from './use-field.ts';
import type { ProductFormState } from './use-product-form.ts';

interface PartProps {
  readonly form: ProductFormState;
}

/** What it is called. */
export function WhatFields({ form }: PartProps) {
  const { t } = useTranslation();
  const { text } = useField(form);
  return (
    <TextInput
      data-autofocus
      // Mantine begins here without scrolling, and in a low window the photos stand before it.
      onFocus={({ currentTarget }) => currentTarget.scrollIntoView({ block: 'nearest' })}
      label={t('products.form.name')}
      placeholder={t('products.form.namePlaceholder')}
      {...text('name')}
    />
  );
}

/** What it costs. */
export function PriceFields({ form }: PartProps) {
  const { t } = useTranslation();
  const { money } = useField(form);
  return (
    <div className={classes.amounts}>
      <TextInput label={t('products.form.price')} placeholder="42,90" {...money('price')} />
      <TextInput
        label={t('products.form.oldPrice')}
        placeholder={t('products.form.optional')}
        {...money('oldPrice')}
      />
      <TextInput
        label={t('products.form.pixPrice')}
        placeholder={t('products.form.optional')}
        {...money('pixPrice')}
      />
    </div>
  );
}

/** How many there are and until when, and where it belongs. */
export function StockFields({ form }: PartProps) {
  const { t } = useTranslation();
  const { field, text } = useField(form);
  const optional = t('products.form.optional');
  return (
    <fieldset className={classes.part}>
      <legend className={classes.legend}>{t('products.form.parts.stock')}</legend>
      <Group grow align="flex-start" gap="sm">
        <TextInput
          label={t('products.form.stock')}
          placeholder={optional}
          inputMode="numeric"
          {...field('stock')}
        />
        <TextInput
          label={t('products.form.validUntil')}
          placeholder={t('products.form.dayPlaceholder')}
          rightSection={<DayPicker form={form} />}
          {...field('validUntil')}
          onBlur={form.tidyDay}
        />
      </Group>
      <Group grow align="flex-start" gap="sm">
        <TextInput
          list="product-categories"
          label={t('products.form.category')}
          placeholder={optional}
          {...text('category')}
        />
        <TextInput label={t('products.form.code')} placeholder={optional} {...text('code')} />
      </Group>
      <CategoryList id="product-categories" />
      <TextInput
        label={t('products.form.link')}
        placeholder={optional}
        inputMode="url"
        {...field('link')}
        onBlur={form.tidyLink}
      />
    </fieldset>
  );
}

/** The computer's own calendar, for whoever would rather not type a day. */
function DayPicker({ form }: PartProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const today = dayOf(Date.now());
  const typed = readTypedDay(form.fields.validUntil, today);
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('products.form.chooseDay')}
        onClick={() => input.current?.showPicker()}
      >
        <Icon name="calendar" size={18} />
      </ActionIcon>
      <input
        ref={input}
        className={classes.picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        min={today}
        value={typed === 'unreadable' || typed === 'not-a-day' ? '' : typed}
        onChange={({ currentTarget: { value } }) =>
          form.change({ validUntil: writeDay(readPlainDate(value) ?? null) })
        }
      />
    </>
  );
}

export function NoteField({ form }: PartProps) {
  const { t } = useTranslation();
  const { text } = useField(form);
  return (
    <Textarea
      label={t('products.form.note')}
      placeholder={t('products.form.optional')}
      rows={4}
      description={t('products.form.noteHint')}
      {...text('note')}
    />
  );
}
