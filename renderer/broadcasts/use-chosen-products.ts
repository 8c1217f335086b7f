import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dayOf } from '../../shared/plain-date.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import { findDoubt } from '../../shared/sendable.ts';
import type { Template, TemplateId, TemplateList } from '../../shared/templates.ts';
import { call } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';
import { decideTemplates, type PlannedTemplates } from './decide-templates.ts';
import type { DoubtfulProduct } from './products-to-send.tsx';
import { type Compose, type PromoToSend, promoOfProduct, templateOf, useCompose } from './promo-to-send.ts';

export interface ChosenProducts {
  readonly products: readonly Product[];
  readonly doubtful: readonly DoubtfulProduct[];
  /** `undefined` until the templates are known. */
  readonly templates: TemplateList | undefined;
  /** The one for all; `null` where each goes through its own, or before they are known. */
  readonly templateId: TemplateId | null;
  /** What was planned goes through several. */
  readonly hasOwnTemplates: boolean;
  templateOf(promo: PromoToSend): Template | undefined;
  /** What goes: what is in doubt only where she said so. */
  readonly promos: readonly PromoToSend[];
  /** What can be looked at: what goes, or all while nothing does. */
  readonly shown: readonly PromoToSend[];
  readonly compose: Compose;
  add(product: Product): void;
  remove(id: ProductId): void;
  accept(id: ProductId, isAccepted: boolean): void;
  /** @param id `null` for each its own */
  chooseTemplate(id: TemplateId | null): void;
}

/**
 * What is to go, and through which template.
 * @param planned of what was planned already: each keeps its own until she chooses one for all
 */
export function useChosenProducts(initial: readonly Product[], planned?: PlannedTemplates): ChosenProducts {
  const [chosen, setChosen] = useState(initial);
  const products = useFresh(chosen);
  const [accepted, setAccepted] = useState<ReadonlySet<ProductId>>(new Set());
  const [chosenTemplate, chooseTemplate] = useState<TemplateId>();
  const templates = useLive('templates');
  const decided = decideTemplates({
    ...{ productIds: products.map(({ id }) => id), chosen: chosenTemplate, planned, list: templates },
  });
  const compose = useCompose(templates);
  const today = dayOf(Date.now());
  const doubtful = products.flatMap((product): DoubtfulProduct[] => {
    const doubt = findDoubt(product, today);
    if (doubt === null) return [];
    return [{ product, doubt, isAccepted: doubt !== 'sold-out' && accepted.has(product.id) }];
  });
  const isLeftOut = new Set(
    doubtful.filter(({ isAccepted }) => !isAccepted).map(({ product }) => product.id),
  );
  const all = products.map((product) => promoOfProduct(product, decided.of(product.id)));
  const promos = all.filter((_, index) => !isLeftOut.has((products[index] as Product).id));

  return {
    ...{ products, doubtful, templates, promos, compose },
    ...{ templateId: decided.common, hasOwnTemplates: decided.areSeveral },
    templateOf: (promo) => templateOf(promo, templates),
    chooseTemplate: (id) => chooseTemplate(id ?? undefined),
    shown: promos.length > 0 ? promos : all,
    add: (product) => setChosen((now) => [...now.filter(({ id }) => id !== product.id), product]),
    remove: (gone) => setChosen((now) => now.filter(({ id }) => id !== gone)),
    accept: (id, isAccepted) =>
      setAccepted((now) => new Set(isAccepted ? [...now, id] : [...now].filter((each) => each !== id))),
  };
}

/** As they are now, because main sends them so: a change reaches the preview, and what was archived is gone. */
function useFresh(chosen: readonly Product[]): readonly Product[] {
  const version = useLive('productsVersion');
  const ids = chosen.map(({ id }) => id);
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['products', 'chosen', ids, version],
    queryFn: () => call('products.read', { ids }),
    enabled: ids.length > 0,
    staleTime: 0,
    placeholderData: (previous) => previous,
  });
  if (data === undefined) return chosen;
  const fresh = new Map(data.map((product) => [product.id, product]));
  return chosen.flatMap((product) => fresh.get(product.id) ?? (isPlaceholderData ? product : []));
}
