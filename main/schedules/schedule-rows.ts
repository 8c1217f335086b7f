import type { GroupSetId } from '../../shared/group-sets.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { ProductId } from '../../shared/products.ts';
import type { PlainMonth } from '../../shared/schedules/run-days.ts';
import type { Timing } from '../../shared/schedules/timing.ts';
import type { ScheduledWhat, ScheduleId } from '../../shared/schedules.ts';
import type { TemplateId } from '../../shared/templates.ts';
import type { StoredSchedule, TimedSchedule } from './schedules-store.ts';

export interface ScheduleRow {
  readonly id: ScheduleId;
  readonly kind: ScheduledWhat['kind'];
  readonly text: string | null;
  readonly photo_id: PhotoId | null;
  readonly timing: string;
  readonly is_paused: number;
  readonly handled_until: number;
  readonly next_at: number | null;
  readonly next_day: PlainDate | null;
  readonly next_left_out: string;
  readonly confirmed_at: number | null;
  readonly repeats_from: number | null;
}

export interface PromoRow {
  readonly schedule_id: ScheduleId;
  readonly product_id: ProductId;
  readonly template_id: TemplateId | null;
  readonly pinned_text: string | null;
  /** `null` when no version of it counts any more. */
  readonly name: string | null;
  readonly is_archived: number;
  readonly is_sold_out: number;
  readonly valid_until: PlainDate | null;
  readonly photo_id: PhotoId | null;
}

export interface MemberRow<Id> {
  readonly schedule_id: ScheduleId;
  readonly member: Id;
}

export interface Members {
  readonly promos: readonly PromoRow[];
  readonly groups: readonly MemberRow<GroupId>[];
  readonly sets: readonly MemberRow<GroupSetId>[];
}

/** A schedule of its row alone. */
export function toTimed(row: ScheduleRow): TimedSchedule {
  const { next_at: at, next_day: day } = row;
  return {
    id: row.id,
    timing: JSON.parse(row.timing) as Timing,
    isPaused: row.is_paused === 1,
    handledUntil: row.handled_until,
    next:
      at === null || day === null
        ? null
        : { day, at, leftOut: JSON.parse(row.next_left_out) as PlainMonth[] },
  };
}

export function toSchedule(row: ScheduleRow, { promos, groups, sets }: Members): StoredSchedule {
  return {
    ...toTimed(row),
    what: toWhat(row, promos),
    groupIds: groups.map(({ member }) => member),
    setIds: sets.map(({ member }) => member),
    confirmedAt: row.confirmed_at,
    repeatsFrom: row.repeats_from,
    products: promos.map((promo) => ({
      productId: promo.product_id,
      name: promo.name ?? '',
      isArchived: promo.is_archived === 1 || promo.name === null,
      isSoldOut: promo.is_sold_out === 1,
      validUntil: promo.valid_until,
      photoId: promo.photo_id,
    })),
  };
}

function toWhat({ kind, text, photo_id: photoId }: ScheduleRow, promos: readonly PromoRow[]): ScheduledWhat {
  if (kind === 'free-text') return { kind, text: text ?? '', photoId };
  return {
    kind,
    promos: promos.map((promo) => ({
      productId: promo.product_id,
      templateId: promo.template_id,
      pinnedText: promo.pinned_text,
    })),
  };
}
