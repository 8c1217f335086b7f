import type { GroupId } from '../../shared/groups.ts';
import type { ScheduledWhat } from '../../shared/schedules.ts';
import type { PromoWish, Repeat } from '../../shared/start-broadcasts.ts';

export interface WishPart {
  readonly what: ScheduledWhat;
  readonly groupIds: readonly GroupId[];
}

/**
 * A wish as schedules keep it: each sends all of its promos to all of its groups. Promos that follow each other and go
 * to the same groups stay together, so that they keep their order; one that goes nowhere is gone.
 * @param leftOut which promo is not to come to which group
 */
export function splitWish(
  promos: readonly PromoWish[],
  groupIds: readonly GroupId[],
  leftOut: readonly Pick<Repeat, 'promo' | 'groupId'>[],
): readonly WishPart[] {
  const parts: WishPart[] = [];
  for (const [index, promo] of promos.entries()) {
    const own = groupIds.filter((id) => !leftOut.some((each) => each.promo === index && each.groupId === id));
    if (own.length === 0) continue;
    if (promo.kind === 'free-text') {
      parts.push({ what: promo, groupIds: own });
      continue;
    }
    const added = { productId: promo.productId, templateId: promo.templateId, pinnedText: null };
    const before = parts.at(-1);
    if (before?.what.kind === 'products' && `${before.groupIds}` === `${own}`) {
      parts[parts.length - 1] = {
        ...before,
        what: { kind: 'products', promos: [...before.what.promos, added] },
      };
    } else {
      parts.push({ what: { kind: 'products', promos: [added] }, groupIds: own });
    }
  }
  return parts;
}
