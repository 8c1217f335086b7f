import { z } from 'zod';
import type { Brand } from './brand.ts';
import { type BroadcastId, mostGroups } from './broadcasts.ts';
import { type GroupSetId, mostSets } from './group-sets.ts';
import type { GroupId } from './groups.ts';
import { mostPromos } from './most-promos.ts';
import type { PaceCaps } from './pacing.ts';
import type { PhotoId } from './photos.ts';
import { type PlainDate, plainDate } from './plain-date.ts';
import type { ProductId } from './products.ts';
import type { DayPlan } from './schedules/plan-day.ts';
import type { PlainMonth } from './schedules/run-days.ts';
import { type Timing, timing, type WallTime, wallTime } from './schedules/timing.ts';
import { templateId } from './templates.ts';

export type ScheduleId = Brand<string, 'ScheduleId'>;

/** The most schedules that are kept. */
export const mostSchedules = 1_000;

/**
 * A group that got the same promo so lately, or is about to, does not get it again by a schedule: she planned every run,
 * but not two of them at once.
 */
export const scheduleGuardMs = 2 * 3_600_000;

/** A person does not read more of what she missed: of one schedule so many runs are kept, the latest ones. */
export const mostMissedKept = 31;

const longestText = 65_536;
const text = z.string().max(longestText);
const productId = z.uuid().transform((id) => id as ProductId);
const groupId = z
  .string()
  .min(1)
  .max(64)
  .transform((id) => id as GroupId);
const groupIds = z.array(groupId).max(mostGroups).transform(unique);

/** What is to be sent. Everything is made when it runs, with what is true then, except a text that she pinned. */
const scheduledWhat = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('products'),
    promos: z
      .array(
        z.strictObject({
          productId,
          templateId: templateId.nullable(),
          pinnedText: text.min(1).nullable(),
        }),
      )
      .min(1)
      .max(mostPromos)
      .refine((promos) => new Set(promos.map((promo) => promo.productId)).size === promos.length),
  }),
  z.strictObject({
    kind: z.literal('free-text'),
    text,
    photoId: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .transform((id) => id as PhotoId)
      .nullable(),
  }),
]);

export type ScheduledWhat = z.output<typeof scheduledWhat>;

export const scheduleId = z.uuid().transform((id) => id as ScheduleId);

/** The fields that a person fills in; `id` is missing for a new schedule. */
export const scheduleDraft = z
  .strictObject({
    id: scheduleId.optional(),
    what: scheduledWhat,
    groupIds,
    /** Whatever belongs to them when it runs. */
    setIds: z
      .array(z.uuid().transform((id) => id as GroupSetId))
      .max(mostSets)
      .transform(unique),
    timing: timing.transform((value): Timing => value),
  })
  .refine((draft) => draft.groupIds.length + draft.setIds.length > 0)
  .refine(({ what }) => what.kind === 'products' || what.text.trim() !== '' || what.photoId !== null);

export type ScheduleDraft = z.output<typeof scheduleDraft>;

export interface Schedule extends Omit<ScheduleDraft, 'id'> {
  readonly id: ScheduleId;
  readonly isPaused: boolean;
  /** When she confirmed it without a link, so that it goes as soon as there is one; `null` for what she planned. */
  readonly confirmedAt: number | null;
}

/** Why a product is left out of what runs. */
export type PromoHold = 'sold-out' | 'expired' | 'archived' | 'photo-gone';

/** Why nothing of a run goes. */
export type ScheduleHold =
  | PromoHold
  | 'no-group'
  /** More groups than one run may have messages for. */
  | 'too-much'
  /** The groups got the same promo a moment ago, or are getting it. */
  | 'just-sent';

/** A schedule as the window lists it. */
export interface ListedSchedule extends Schedule {
  /** In the order of the promos; of a free text one, its beginning. */
  readonly names: readonly string[];
  /** In the order of the promos: why the next run leaves it out; `null` when it goes. */
  readonly promoHolds: readonly (PromoHold | null)[];
  /** To how many groups it would go now. */
  readonly groupCount: number;
  /** Those that are gone, or that she may not post to now. */
  readonly unreachableCount: number;
  /** Why the next run would be held, were it now; `null` when it would go. A pause is `isPaused`. */
  readonly heldBy: ScheduleHold | null;
  /** `null` when there is none any more, or it is paused. */
  readonly next: NextRun | null;
  /** What became of the latest one; `null` before the first. */
  readonly last: Occurrence | null;
}

export interface NextRun {
  /** The day by the rule, which names the run also when it was moved. */
  readonly day: PlainDate;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Months before it that have no such day. */
  readonly leftOut: readonly PlainMonth[];
}

export type OccurrenceState =
  | { readonly kind: 'planned' }
  /** It would run, were the schedule not paused. */
  | { readonly kind: 'paused' }
  | { readonly kind: 'skipped' }
  /** What became of it stands in the broadcasts; products in `leftOut` were held. */
  | {
      readonly kind: 'started';
      readonly broadcastIds: readonly BroadcastId[];
      readonly leftOut: readonly { readonly productId: ProductId; readonly why: PromoHold }[];
    }
  | { readonly kind: 'held'; readonly why: ScheduleHold }
  /** Nobody saw to it in time: she is asked. */
  | { readonly kind: 'missed' }
  /** She was asked, and left it. */
  | { readonly kind: 'discarded' };

/** One run of one schedule, past or to come. */
export interface Occurrence {
  readonly scheduleId: ScheduleId;
  readonly day: PlainDate;
  /** Milliseconds since 1970: when it is, or was, to run. */
  readonly at: number;
  readonly state: OccurrenceState;
}

/** The most occurrences that one question of a calendar is answered with. */
export const mostOccurrences = 5_000;

/** One question for each schedule, however many of its runs were missed. */
export interface MissedRun {
  readonly scheduleId: ScheduleId;
  /** The latest one: it stands for all. */
  readonly day: PlainDate;
  readonly at: number;
  /** How many were missed, at most `mostMissedKept`. */
  readonly count: number;
  readonly names: readonly string[];
  readonly groupCount: number;
  /** Why it could not be sent now; then it can only be discarded. */
  readonly heldBy: ScheduleHold | null;
}

export const missedAnswers = ['now', 'next-free', 'discard'] as const;
export type MissedAnswer = (typeof missedAnswers)[number];

/** A day of posts, as she wishes it. */
export const dayWish = z
  .strictObject({
    productIds: z.array(productId).min(1).max(mostPromos).transform(unique),
    templateId: templateId.nullable(),
    groupIds,
    setIds: z.array(z.uuid().transform((id) => id as GroupSetId)).max(mostSets),
    day: plainDate,
    from: wallTime,
    /** Later than `from`. */
    until: wallTime,
    gapMinutes: z.int().min(0).max(720),
    mostPerGroup: z.int().min(1).max(mostPromos),
    /** A product does not come to a group again within so many days; 0 does not look. */
    repeatDays: z.int().min(0).max(60),
  })
  .refine((wish) => wish.groupIds.length + wish.setIds.length > 0)
  .refine((wish) => wish.until > wish.from);

export type DayPlanWish = z.output<typeof dayWish>;

/** A day that is proposed. */
export interface PlannedDay extends DayPlan, PaceCaps {
  /** How long one promo takes to reach all the groups, in minutes. */
  readonly broadcastMinutes: number;
}

/** A day as she accepts it, after she moved what she wanted to move. */
export const acceptedDay = z.strictObject({
  day: plainDate,
  slots: z
    .array(
      z.strictObject({
        productId,
        templateId: templateId.nullable(),
        time: wallTime,
        groupIds: z.array(groupId).min(1).max(mostGroups).transform(unique),
      }),
    )
    .min(1)
    .max(mostPromos),
});

export type AcceptedDay = z.output<typeof acceptedDay>;

export interface MoveTo {
  readonly day: PlainDate;
  readonly time: WallTime;
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}
