import { mostGroups } from '../../shared/broadcasts.ts';
import type { GroupSetId } from '../../shared/group-sets.ts';
import type { Group, GroupId } from '../../shared/groups.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { PromoHold, ScheduleHold } from '../../shared/schedules.ts';
import { mostDeliveries } from '../../shared/start-broadcasts.ts';
import type { PromoFacts, StoredSchedule } from './schedules-store.ts';

/** What is true of the shop now. */
export interface ShopFacts {
  readonly groups: ReadonlyMap<GroupId, Pick<Group, 'whyNoPost'>>;
  readonly groupIdsOf: ReadonlyMap<GroupSetId, readonly GroupId[]>;
  /** Whether the picture can be read; where that is too slow to look it says yes. */
  readonly hasPhoto: (id: PhotoId) => boolean;
  /** The day of the calendar that a moment lies on. */
  readonly dayOf: (at: number) => PlainDate;
}

export interface DecidedRun {
  /** In the order of the promos; of a free text one. */
  readonly promoHolds: readonly (PromoHold | null)[];
  /** Those that may get it, each once. */
  readonly groupIds: readonly GroupId[];
  readonly unreachableCount: number;
  /** Why nothing of it goes. */
  readonly heldBy: ScheduleHold | null;
}

type DecidedSchedule = Pick<StoredSchedule, 'what' | 'products' | 'confirmedAt'>;

/** Decides what of a schedule would go. @param day of the calendar on which it runs */
export function decideRun(
  schedule: DecidedSchedule & Pick<StoredSchedule, 'groupIds' | 'setIds'>,
  shop: ShopFacts,
  day: PlainDate,
): DecidedRun {
  const promoHolds = decidePromos(schedule, shop, day);
  const wished = new Set([
    ...schedule.groupIds,
    ...schedule.setIds.flatMap((id) => shop.groupIdsOf.get(id) ?? []),
  ]);
  const groupIds = [...wished].filter((id) => mayPost(shop.groups.get(id)));
  const going = promoHolds.filter((hold) => hold === null).length;
  return {
    promoHolds,
    groupIds,
    unreachableCount: wished.size - groupIds.length,
    heldBy: decideHold(going, promoHolds[0] ?? null, groupIds.length),
  };
}

function decideHold(going: number, firstHold: PromoHold | null, groupCount: number): ScheduleHold | null {
  if (going === 0) return firstHold ?? 'archived';
  if (groupCount === 0) return 'no-group';
  return groupCount > mostGroups || groupCount * going > mostDeliveries ? 'too-much' : null;
}

function mayPost(group: Pick<Group, 'whyNoPost'> | undefined): boolean {
  return group !== undefined && group.whyNoPost === undefined;
}

function decidePromos(
  { what, products, confirmedAt }: DecidedSchedule,
  { hasPhoto, dayOf }: ShopFacts,
  day: PlainDate,
): readonly (PromoHold | null)[] {
  if (what.kind === 'products') {
    // What had expired when she confirmed it goes all the same: she was told of it then.
    const toldOn = confirmedAt === null ? null : dayOf(confirmedAt);
    return products.map((product) => {
      const isTold = toldOn !== null && product.validUntil !== null && product.validUntil < toldOn;
      return decidePromo(isTold ? { ...product, validUntil: null } : product, hasPhoto, day);
    });
  }
  return [what.photoId === null || hasPhoto(what.photoId) ? null : 'photo-gone'];
}

function decidePromo(
  { isArchived, isSoldOut, validUntil, photoId }: PromoFacts,
  hasPhoto: ShopFacts['hasPhoto'],
  day: PlainDate,
): PromoHold | null {
  if (isArchived) return 'archived';
  if (isSoldOut) return 'sold-out';
  if (validUntil !== null && validUntil < day) return 'expired';
  return photoId === null || hasPhoto(photoId) ? null : 'photo-gone';
}
