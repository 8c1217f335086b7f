import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type MoneyField, type ProductFields, sumOfInstalments } from '../../shared/product-form.ts';
import { productLimits } from '../../shared/products.ts';
import { useFormat } from '../ui/use-format.ts';
import type { ProductFormState } from './use-product-form.ts';

type TextField = Exclude<keyof ProductFields, 'interest' | 'couponKind'>;

interface FieldProps {
  readonly value: string;
  readonly error: ReactNode;
  readonly maxLength: number;
  readonly onChange: (event: { readonly currentTarget: { readonly value: string } }) => void;
}

/** More than anybody types: what was pasted stays there to be shortened, and is not cut off behind her back. */
const longestPasted = 20_000;

/** How a field of the form gets its text, and its problem in words. */
export function useField(form: ProductFormState) {
  const { t } = useTranslation();
  const { money, number } = useFormat();

  function words(name: keyof ProductFields): string | undefined {
    const problem = form.problem(name);
    if (problem === undefined) return undefined;
    const sum = sumOfInstalments(form.fields);
    const most = Object.entries(productLimits).find(([field]) => field === name)?.[1] ?? 0;
    return t(`products.form.problem.${problem}`, {
      sum: sum === null ? '' : money(sum),
      most: number(most),
    });
  }

  function field(name: TextField): FieldProps {
    return {
      value: form.fields[name],
      error: words(name),
      maxLength: longestPasted,
      onChange: (event) => form.change({ [name]: event.currentTarget.value }),
    };
  }

  return {
    field,
    words,
    /** A text that is kept as a text: it may hold signs that nobody sees. */
    text: (name: TextField) => ({
      ...field(name),
      ...(form.hasHiddenSigns(name) && { description: t('products.form.hiddenSigns') }),
    }),
    money: (name: MoneyField) =>
      ({
        ...field(name),
        leftSection: 'R$',
        inputMode: 'decimal',
        maxLength: 40,
        onBlur: () => form.tidyMoney(name),
      }) as const,
  };
}
