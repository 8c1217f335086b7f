import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ProductFields, sumOfInstalments, writePrice } from '../../shared/product-form.ts';
import { useFormat } from '../ui/use-format.ts';
import { FormPart } from './form-part.tsx';
import { useField } from './use-field.ts';
import type { ProductFormState } from './use-product-form.ts';

const interests = ['unsaid', 'none', 'monthly'] as const satisfies readonly ProductFields['interest'][];
const mine = ['instalmentCount', 'instalmentValue', 'instalmentTotal', 'interestRate'] as const;

/** In how many parts it can be paid, and what that comes to. */
export function InstalmentFields({ form }: { readonly form: ProductFormState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { field, money } = useField(form);
  const { fields } = form;
  const sum = sumOfInstalments(fields);
  return (
    <FormPart
      words={t('products.form.parts.instalments')}
      isFilled={mine.some((name) => fields[name] !== '')}
      hasProblem={mine.some((name) => form.problem(name) !== undefined)}
    >
      <Group grow align="flex-start" gap="sm">
        <TextInput
          label={t('products.form.instalmentCount')}
          placeholder="3"
          inputMode="numeric"
          {...field('instalmentCount')}
        />
        <TextInput
          label={t('products.form.instalmentValue')}
          placeholder="14,30"
          {...money('instalmentValue')}
        />
        <TextInput
          label={t('products.form.instalmentTotal')}
          placeholder={writePrice(sum)}
          {...money('instalmentTotal')}
        />
      </Group>
      {sum !== null && fields.instalmentTotal.trim() === '' && (
        <Button
          variant="light"
          size="compact-sm"
          onClick={() => form.change({ instalmentTotal: writePrice(sum) })}
        >
          {t('products.form.useTotal', { sum: format.money(sum) })}
        </Button>
      )}
      <Group grow align="flex-start" gap="sm">
        <NativeSelect
          label={t('products.form.interest')}
          value={fields.interest}
          data={interests.map((value) => ({ value, label: t(`products.form.interests.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            form.change({ interest: interests.find((known) => known === value) ?? 'unsaid' })
          }
        />
        {fields.interest === 'monthly' && (
          <TextInput
            label={t('products.form.interestRate')}
            placeholder="1,99"
            rightSection="%"
            inputMode="decimal"
            {...field('interestRate')}
          />
        )}
      </Group>
    </FormPart>
  );
}
