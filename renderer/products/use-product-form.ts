import { type FormEvent, useState } from 'react';
import { parseMoney } from '../../shared/money.ts';
import type { Photo } from '../../shared/photos.ts';
import { dayOf } from '../../shared/plain-date.ts';
import {
  fieldsOf,
  findHiddenSigns,
  type MoneyField,
  type ProductFields,
  type ProductProblem,
  readLink,
  readProductFields,
  writePrice,
} from '../../shared/product-form.ts';
import { type Product, productLimits } from '../../shared/products.ts';
import { readTypedDay, writeDay } from '../../shared/read-typed.ts';
import { useCall } from '../ipc/use-call.ts';

export interface ProductFormState {
  readonly fields: ProductFields;
  readonly photos: readonly Photo[];
  /** Something differs from what is saved. */
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly saveError: Error | null;
  /** What is wrong with a field, from the first try to save on. */
  problem(field: keyof ProductFields): ProductProblem | undefined;
  /** Signs that nobody sees are in its text. */
  hasHiddenSigns(field: keyof ProductFields): boolean;
  change(fields: Partial<ProductFields>): void;
  /** Writes an amount that can be read as amounts are written. */
  tidyMoney(field: MoneyField): void;
  tidyDay(): void;
  tidyLink(): void;
  changePhotos(photos: readonly Photo[]): void;
  submit(event: FormEvent): void;
}

/**
 * What stands in the form of a product (`null` for a new one), and the way to save it.
 * @param copyName the name of a new product that is otherwise like this one; `null` when this one itself is changed
 */
export function useProductForm(
  product: Product | null,
  copyName: string | null,
  onSaved: (product: Product) => void,
): ProductFormState {
  const [start] = useState(() => startOf(product, copyName));
  const [fields, setFields] = useState(start);
  const [photos, setPhotos] = useState(product?.photos ?? []);
  const [isSubmitted, setSubmitted] = useState(false);
  const [today] = useState(() => dayOf(Date.now()));
  const save = useCall('products.save');
  const reading = readProductFields(fields, today);
  const hidden = findHiddenSigns(fields);
  const change = (some: Partial<ProductFields>) => setFields((now) => ({ ...now, ...some }));

  return {
    fields,
    photos,
    isDirty: !isSame(photos, product?.photos ?? []) || !isSame(fields, start),
    isSaving: save.isPending,
    saveError: save.error,
    problem: (field) => (isSubmitted && !reading.isGood ? reading.problems[field] : undefined),
    hasHiddenSigns: (field) => hidden.has(field),
    change,
    tidyMoney(field) {
      const amount = parseMoney(fields[field].trim());
      if (amount !== undefined) change({ [field]: writePrice(amount) });
    },
    tidyDay() {
      const day = readTypedDay(fields.validUntil, today);
      if (day !== 'not-a-day' && day !== 'unreadable') change({ validUntil: writeDay(day) });
    },
    tidyLink() {
      const link = readLink(fields.link);
      if (link !== undefined) change({ link });
    },
    changePhotos: setPhotos,
    submit(event) {
      event.preventDefault();
      setSubmitted(true);
      if (!reading.isGood) return;
      const id = copyName === null && product !== null ? { id: product.id } : {};
      const draft = { ...id, ...reading.draft, photoIds: photos.map((photo) => photo.id) };
      save.mutate({ product: draft }, { onSuccess: onSaved });
    },
  };
}

/** A copy has no code yet: each code belongs to one product. */
function startOf(product: Product | null, copyName: string | null): ProductFields {
  const fields = fieldsOf(product);
  return copyName === null ? fields : { ...fields, name: copyName.slice(0, productLimits.name), code: '' };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
