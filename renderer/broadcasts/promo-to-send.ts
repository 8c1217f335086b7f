import { useMemo } from 'react';
import type { Input } from '../../shared/ipc/call.ts';
import { dayOf } from '../../shared/plain-date.ts';
import type { Product } from '../../shared/products.ts';
import { type Composed, composePromo, type PromoSource } from '../../shared/promo.ts';
import type { Template, TemplateId, TemplateList } from '../../shared/templates.ts';
import { useLive } from '../ipc/use-live.ts';
import type { FreeText } from '../ui/free-text-field.tsx';

/** One promo that is to be sent: what it is made of, and how main is asked for it. */
export interface PromoToSend {
  /** Tells the promos of one dialog apart. */
  readonly key: string;
  readonly name: string;
  readonly source: PromoSource;
  readonly wish: Input<'broadcasts.start'>['promos'][number];
}

export type Compose = (promo: PromoToSend, group: { readonly footer: string }) => Composed;

export function promoOfProduct(product: Product, templateId: TemplateId | null): PromoToSend {
  const { id, name } = product;
  const source: PromoSource = { kind: 'product', product };
  return { key: id, name, source, wish: { kind: 'product', productId: id, templateId } };
}

/** @param name what it is called where there is no product */
export function promoOfFreeText({ text, photo }: FreeText, name: string): PromoToSend {
  const source: PromoSource = { kind: 'free-text', text, photo };
  return { key: 'free-text', name, source, wish: { kind: 'free-text', text, photoId: photo?.id ?? null } };
}

export function templateOf({ wish }: PromoToSend, list: TemplateList | undefined): Template | undefined {
  const id = (wish.kind === 'product' ? wish.templateId : null) ?? list?.defaultId;
  return list?.templates.find((template) => template.id === id);
}

/** Composes as main will: through the same templates, in the language of the settings, on this day. */
export function useCompose(templates: TemplateList | undefined): Compose {
  const language = useLive('settings')?.language ?? 'pt-BR';
  const today = dayOf(Date.now());
  return useMemo(
    () => (promo, group) =>
      composePromo(promo.source, templateOf(promo, templates) ?? { text: '' }, group, { language, today }),
    [templates, language, today],
  );
}
