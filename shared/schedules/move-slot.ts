import type { GroupId } from '../groups.ts';
import type { ProductId } from '../products.ts';
import type { DayPart } from './open-hours-of.ts';

/** One post of a day that is being planned. */
export interface PlacedSlot {
  readonly productId: ProductId;
  /** Minutes since midnight on the clock of the wall. */
  readonly minute: number;
  readonly groupIds: readonly GroupId[];
}

export interface DayRules {
  /** The hours that she wished for. */
  readonly wished: DayPart;
  /** At least so long between two posts. */
  readonly gapMinutes: number;
  /** So long one post takes to reach all its groups. */
  readonly broadcastMinutes: number;
  readonly open: readonly DayPart[];
  /** What lies before is over; 0 on a day that is to come. */
  readonly earliest: number;
  /** Messages to groups in any 60 minutes. */
  readonly hourlyCap: number;
}

/** Why a post cannot go at that time. */
export type WhyNot =
  | { readonly kind: 'past' }
  | { readonly kind: 'closed' }
  /** It would not have reached all its groups when the shop closes; `latest` is the last time at which it would. */
  | { readonly kind: 'closes-before'; readonly latest: number }
  | { readonly kind: 'hour-full' };

/** What had better be otherwise, and may stay. */
export type SlotAdvice =
  | { readonly kind: 'too-near'; readonly minutes: number }
  /** The one before is still on its way: this one waits for it. */
  | { readonly kind: 'still-sending' }
  | { readonly kind: 'outside-wish' };

export interface MovedSlot {
  /** In the order of their times. */
  readonly slots: readonly PlacedSlot[];
  /** Why nothing has moved; `null` when it has. */
  readonly refused: WhyNot | null;
}

/** Times are moved in such steps, so that they are easy to say. */
export const slotStep = 5;

/** Puts one post to another time, where that time can be. */
export function moveSlot(
  slots: readonly PlacedSlot[],
  productId: ProductId,
  minute: number,
  rules: DayRules,
): MovedSlot {
  const moved = slots
    .map((slot) => (slot.productId === productId ? { ...slot, minute } : slot))
    .toSorted((a, b) => a.minute - b.minute);
  const refused = findWhyNot(minute, rules) ?? findFullHour(slots, moved, rules);
  return refused ? { slots, refused } : { slots: moved, refused: null };
}

/** The next time of the steps that lies so many minutes on; earlier when `by` is negative. */
export function stepFrom(minute: number, by: number): number {
  const near = by > 0 ? Math.floor(minute / slotStep) : Math.ceil(minute / slotStep);
  return near * slotStep + by;
}

/** The time of the steps that is nearest. */
export function snapToStep(minute: number): number {
  return Math.round(minute / slotStep) * slotStep;
}

/** Why no post can go at this time, whatever the others do. */
export function findWhyNot(
  minute: number,
  { open, earliest, broadcastMinutes }: Pick<DayRules, 'open' | 'earliest' | 'broadcastMinutes'>,
): WhyNot | null {
  if (minute < earliest) return { kind: 'past' };
  const part = open.find(({ from, to }) => from <= minute && minute < to);
  if (part === undefined) return { kind: 'closed' };
  const latest = part.to - broadcastMinutes;
  return minute > latest && latest >= part.from ? { kind: 'closes-before', latest } : null;
}

/** What had better be otherwise, for each post that has something. */
export function adviseSlots(
  slots: readonly PlacedSlot[],
  rules: DayRules,
): ReadonlyMap<ProductId, SlotAdvice> {
  const inOrder = slots.toSorted((a, b) => a.minute - b.minute);
  const advice = new Map<ProductId, SlotAdvice>();
  for (const [index, { productId, minute }] of inOrder.entries()) {
    const before = inOrder[index - 1];
    const minutes = before ? minute - before.minute : Number.POSITIVE_INFINITY;
    const isOutside = minute < rules.wished.from || minute >= rules.wished.to;
    if (minutes < rules.broadcastMinutes) advice.set(productId, { kind: 'still-sending' });
    else if (minutes < rules.gapMinutes) advice.set(productId, { kind: 'too-near', minutes });
    else if (isOutside) advice.set(productId, { kind: 'outside-wish' });
  }
  return advice;
}

/** Whether 60 minutes get more than may leave in them, where they did not before. */
function findFullHour(
  before: readonly PlacedSlot[],
  after: readonly PlacedSlot[],
  { hourlyCap }: DayRules,
): WhyNot | null {
  const most = busiestHour(after);
  return most > hourlyCap && most > busiestHour(before) ? { kind: 'hour-full' } : null;
}

/** The most messages that leave in any 60 minutes. */
function busiestHour(slots: readonly PlacedSlot[]): number {
  const countFrom = (start: number) =>
    slots
      .filter(({ minute }) => minute >= start && minute < start + 60)
      .reduce((sum, { groupIds }) => sum + groupIds.length, 0);
  return Math.max(0, ...slots.map(({ minute }) => countFrom(minute)));
}
