import { useMutation } from '@tanstack/react-query';
import type { Product } from '../../shared/products.ts';
import { withNote, withTemplateLine } from '../../shared/promo/accept-offer.ts';
import type { Offer } from '../../shared/promo/honest-price.ts';
import type { Template } from '../../shared/templates.ts';
import { call } from '../ipc/call.ts';

export interface AcceptingOffer {
  readonly isBusy: boolean;
  readonly error: Error | null;
  accept(offer: Offer): void;
}

interface AcceptOfferPlan {
  readonly product: Product;
  readonly template: Template;
  /** The product as it is now, after its note was lengthened. */
  readonly onProduct?: (product: Product) => void;
  /** What is to be filled in stands in the product. */
  readonly onOpenProduct?: () => void;
}

/** Puts an offered sentence where it belongs, for good: into the product's note, or into the template. */
export function useAcceptOffer(plan: AcceptOfferPlan): AcceptingOffer {
  const { product, template } = plan;
  const saving = useMutation({
    async mutationFn(offer: Offer) {
      if (offer.to === 'field') plan.onOpenProduct?.();
      else if (offer.to === 'template') {
        await call('templates.save', { template: withTemplateLine(template, offer.sentence) });
      } else {
        const saved = await call('products.save', { product: withNote(product, offer.sentence) });
        plan.onProduct?.(saved);
      }
    },
  });
  return { isBusy: saving.isPending, error: saving.error, accept: (offer) => saving.mutate(offer) };
}
