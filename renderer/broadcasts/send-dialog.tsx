import { type ReactNode, useState } from 'react';
import type { Photo } from '../../shared/photos.ts';
import type { Product } from '../../shared/products.ts';
import type { FreeText } from '../ui/free-text-field.tsx';
import type { PlannedSend, ScheduleParts } from './schedule-parts.ts';
import { SendFreeText } from './send-free-text.tsx';
import { SendProducts } from './send-products.tsx';

/** What is sent: products, at least one, or words of her own. */
export type SendSubject =
  | { readonly kind: 'products'; readonly products: readonly Product[]; readonly planned?: PlannedSend }
  | { readonly kind: 'free-text'; readonly freeText?: FreeText; readonly planned?: PlannedSend };

export interface SendDialogProps {
  readonly subject: SendSubject;
  /** How many times faster the pauses run; 1 outside practice. */
  readonly clockSpeed: number;
  /** Where the photo of a free text is chosen: another feature's field, handed in. */
  readonly photoField: (photo: Photo | null, onChange: (photo: Photo | null) => void) => ReactNode;
  /** The step that asks when it is to go: another feature's, handed in. */
  readonly scheduleStep: (parts: ScheduleParts) => ReactNode;
  readonly onClose: () => void;
  readonly onStarted: () => void;
}

/** From products, or a text, to broadcasts: tick groups beside the preview, then confirm, or say when. */
export default function SendDialog({ subject, photoField, ...frame }: SendDialogProps) {
  // What she began with; what becomes of the list behind the dialog changes nothing here.
  const [initial] = useState(subject);
  return initial.kind === 'products' ? (
    <SendProducts products={initial.products} planned={initial.planned} {...frame} />
  ) : (
    <SendFreeText photoField={photoField} initial={initial.freeText} planned={initial.planned} {...frame} />
  );
}
