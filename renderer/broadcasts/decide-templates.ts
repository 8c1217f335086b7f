import type { ProductId } from '../../shared/products.ts';
import type { TemplateId, TemplateList } from '../../shared/templates.ts';

/** `null` is the default one, whichever that is when it goes. */
export type PlannedTemplates = ReadonlyMap<ProductId, TemplateId | null>;

interface TemplatesWish {
  readonly productIds: readonly ProductId[];
  /** The one for all, that she chose here; `undefined` before she chose. */
  readonly chosen: TemplateId | undefined;
  /** Of what was planned already. */
  readonly planned: PlannedTemplates | undefined;
  /** `undefined` until they are known. */
  readonly list: TemplateList | undefined;
}

export interface DecidedTemplates {
  /** Through which each product goes; `null` is the default one. */
  readonly of: (id: ProductId) => TemplateId | null;
  /** The one for all of them; `null` where they go through several. */
  readonly common: TemplateId | null;
  /** What was planned goes through several, each through its own. */
  readonly areSeveral: boolean;
}

/** What was planned keeps the template of each promo until she chooses one for all. One that is gone is the default one. */
export function decideTemplates({ productIds, chosen, planned, list }: TemplatesWish): DecidedTemplates {
  const known = (id: TemplateId | null | undefined) =>
    list?.templates.some((template) => template.id === id) ? (id ?? null) : null;
  const defaultId = list?.defaultId ?? null;
  const own = productIds.filter((id) => planned?.has(id)).map((id) => known(planned?.get(id)));
  const areSeveral = new Set(own.map((id) => id ?? defaultId)).size > 1;
  const one = known(chosen);
  if (one === null && planned !== undefined) {
    // What is added goes through the one of the others, where they have one.
    const [only = null] = areSeveral ? [] : own;
    return {
      of: (id) => (planned.has(id) ? known(planned.get(id)) : only),
      common: areSeveral ? null : (only ?? defaultId),
      areSeveral,
    };
  }
  const common = one ?? defaultId;
  return { of: () => common, common, areSeveral };
}
