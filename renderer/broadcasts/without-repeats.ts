import type { Group, GroupId } from '../../shared/groups.ts';
import type { Repeat } from '../../shared/start-broadcasts.ts';
import type { PromoToSend } from './promo-to-send.ts';

/** @returns what is left when these are left out */
export function withoutRepeats(
  promos: readonly PromoToSend[],
  groups: readonly Group[],
  leftOut: readonly Repeat[],
): Going {
  const ofPromo = (index: number) => leftOut.filter(({ promo }) => promo === index).length;
  const ofGroup = (id: GroupId) => leftOut.filter(({ groupId }) => groupId === id).length;
  return {
    promos: promos.filter((_, index) => ofPromo(index) < groups.length),
    groups: groups.filter(({ id }) => ofGroup(id) < promos.length),
  };
}

/** What goes anywhere at all, and where anything goes at all. */
export interface Going {
  readonly promos: readonly PromoToSend[];
  readonly groups: readonly Group[];
}
