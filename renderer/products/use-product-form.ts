import { type FormEvent, useState } from 'react';
import { parseMoney } from '../../shared/money.ts';
import type { Photo } from '../../shared/photos.ts';
import {
  type ProductFields,
  type ProductProblem,
  readProductFields,
  writePrice,
} from '../../shared/product-form.ts';
import { draftOf, emptyDraft, type Product } from '../../shared/products.ts';
import { useCall } from '../ipc/use-call.ts';

export interface ProductFormState {
  readonly fields: ProductFields;
  readonly photo: Photo | null;
  /** Something differs from what is saved. */
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly saveError: Error | null;
  /** What is wrong with a field, from the first try to save on. */
  problem(field: keyof ProductFields): ProductProblem | undefined;
  change(field: keyof ProductFields, text: string): void;
  /** Writes a price that can be read as prices are written. */
  tidyPrice(field: 'price' | 'oldPrice'): void;
  changePhoto(photo: Photo | null): void;
  submit(event: FormEvent): void;
}

/** What stands in the form of a product (`null` for a new one), and the way to save it. */
export function useProductForm(
  product: Product | null,
  onSaved: (product: Product) => void,
): ProductFormState {
  const [start] = useState(() => fieldsOf(product));
  const [fields, setFields] = useState(start);
  const [photo, setPhoto] = useState(product?.photos[0] ?? null);
  const [isSubmitted, setSubmitted] = useState(false);
  const save = useCall('products.save');
  const reading = readProductFields(fields);

  function change(field: keyof ProductFields, text: string): void {
    setFields((now) => ({ ...now, [field]: text }));
  }

  return {
    fields,
    photo,
    isDirty: photo?.id !== product?.photos[0]?.id || JSON.stringify(fields) !== JSON.stringify(start),
    isSaving: save.isPending,
    saveError: save.error,
    problem: (field) => (isSubmitted && !reading.isGood ? reading.problems[field] : undefined),
    change,
    tidyPrice(field) {
      const amount = parseMoney(fields[field].trim());
      if (amount !== undefined) change(field, writePrice(amount));
    },
    changePhoto: setPhoto,
    submit(event) {
      event.preventDefault();
      setSubmitted(true);
      if (!reading.isGood) return;
      const { name, price, oldPrice, note } = reading;
      const photoIds = photo ? [photo.id] : [];
      const draft = { ...(product ? draftOf(product) : emptyDraft), name, price, oldPrice, note, photoIds };
      save.mutate({ product: draft }, { onSuccess: onSaved });
    },
  };
}

function fieldsOf(product: Product | null): ProductFields {
  return {
    name: product?.name ?? '',
    price: writePrice(product?.price ?? null),
    oldPrice: writePrice(product?.oldPrice ?? null),
    note: product?.note ?? '',
  };
}
