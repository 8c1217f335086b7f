import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type CategoryCount,
  expiringDays,
  type ProductSort,
  productSorts,
} from '../../shared/product-list.ts';
import { useFormat } from '../ui/use-format.ts';
import classes from './product-tools.module.css';
import type { Narrowing } from './use-narrowing.ts';

interface ProductToolsProps {
  readonly narrowing: Narrowing;
  /** The order that the list has. */
  readonly sort: ProductSort;
  readonly categories: readonly CategoryCount[];
  readonly onChange: (narrowing: Narrowing) => void;
}

/** What the list shows, and in which order. */
export function ProductTools({ narrowing, sort, categories, onChange }: ProductToolsProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const change = (part: Partial<Narrowing>) => onChange({ ...narrowing, ...part });
  // One that was renamed away must not leave the list empty without a reason that can be seen.
  const known = categories.some(({ category }) => category === narrowing.category);
  const gone = narrowing.category === null || narrowing.category === '' || known ? [] : [narrowing.category];
  return (
    <search className={classes.tools} aria-label={t('products.filter.label')}>
      {(['inStock', 'expiring'] as const).map((name) => (
        <button
          key={name}
          type="button"
          className={classes.toggle}
          aria-pressed={narrowing[name]}
          onClick={() => change({ [name]: !narrowing[name] })}
        >
          {t(`products.filter.${name}`, { count: expiringDays })}
        </button>
      ))}
      {(categories.length > 0 || narrowing.category !== null) && (
        <NativeSelect
          size="xs"
          className={classes.select ?? ''}
          aria-label={t('products.filter.category')}
          value={narrowing.category === null ? 'any' : `=${narrowing.category}`}
          data={[
            { value: 'any', label: t('products.filter.anyCategory') },
            ...categories.map(({ category, count }) => ({
              value: `=${category}`,
              label: `${category} · ${number(count)}`,
            })),
            ...gone.map((category) => ({ value: `=${category}`, label: category })),
            { value: '=', label: t('products.filter.noCategory') },
          ]}
          onChange={({ currentTarget: { value } }) =>
            change({ category: value === 'any' ? null : value.slice(1) })
          }
        />
      )}
      <NativeSelect
        size="xs"
        className={classes.sort ?? ''}
        aria-label={t('products.sort.label')}
        value={sort}
        data={productSorts.map((value) => ({ value, label: t(`products.sort.${value}`) }))}
        onChange={({ currentTarget: { value } }) => change({ sort: value as ProductSort })}
      />
    </search>
  );
}
