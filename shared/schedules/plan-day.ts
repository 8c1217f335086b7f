import type { GroupId } from '../groups.ts';
import type { ProductId } from '../products.ts';
import { alternate } from './alternate.ts';

export interface DayWish {
  /** In the order that she chose. */
  readonly products: readonly DayProduct[];
  readonly groupIds: readonly GroupId[];
  /** When posts may go, in order and apart from each other; milliseconds since 1970. */
  readonly openTimes: readonly { readonly from: number; readonly to: number }[];
  /** At least so long between two posts, in minutes. */
  readonly gapMinutes: number;
  /** How long one promo takes to reach all the groups at the present pace, in minutes. */
  readonly broadcastMinutes: number;
  /** Messages to groups that may leave in any 60 minutes. */
  readonly hourlyCap: number;
  /** So many posts may a group get on this day, what it got and what is planned already included. */
  readonly mostPerGroup: number;
  readonly takenByGroup: ReadonlyMap<GroupId, number>;
}

export interface DayProduct {
  readonly id: ProductId;
  readonly category: string;
  /** Groups that got it, or are to get it, too near to this day. */
  readonly lately: ReadonlySet<GroupId>;
}

export interface DayPlan {
  readonly slots: readonly DaySlot[];
  readonly leftOut: readonly { readonly productId: ProductId; readonly why: WhyLeftOut }[];
  /** The computer must stay on until then; `null` when nothing is planned. */
  readonly endsAt: number | null;
}

export interface DaySlot {
  readonly productId: ProductId;
  readonly at: number;
  /** Those that may get it, in her order. */
  readonly groupIds: readonly GroupId[];
}

export type WhyLeftOut =
  | 'sent-lately'
  | 'groups-full'
  | 'no-time'
  /** What the product is, or will be on that day. */
  | 'sold-out'
  | 'expired'
  | 'archived';

const minuteMs = 60_000;

/** Posts begin at times that are easy to say, where as many fit so. */
const roundMinutes = 5;

/** Spreads products evenly over the open hours of a day, neighbours from different categories where that is possible. */
export function planDay(wish: DayWish): DayPlan {
  const { chosen, leftOut } = chooseProducts(wish);
  const step = Math.max(1, wish.gapMinutes, wish.broadcastMinutes, minutesOfCap(wish));
  const exact = countStarts(wish, 1);
  const round = countStarts(wish, roundMinutes);
  const starts = roomFor(step, round) >= Math.min(chosen.length, roomFor(step, exact)) ? round : exact;
  const room = roomFor(step, starts);
  const fitting = alternate(chosen.slice(0, room), ({ product }) => product.category);
  const slots = fitting.map(({ product, groupIds }, index) => ({
    productId: product.id,
    at: starts.at(fitting.length === 1 ? 0 : Math.floor((index * (starts.count - 1)) / (fitting.length - 1))),
    groupIds,
  }));
  const late = chosen.slice(room).map(({ product }) => ({ productId: product.id, why: 'no-time' as const }));
  const last = slots.at(-1);
  return {
    slots,
    leftOut: [...leftOut, ...late],
    endsAt: last ? last.at + wish.broadcastMinutes * minuteMs : null,
  };
}

interface Choice {
  readonly product: DayProduct;
  readonly groupIds: readonly GroupId[];
}

/** Which groups may get which product, first come, first served. */
function chooseProducts({ products, groupIds, mostPerGroup, takenByGroup }: DayWish) {
  const taken = new Map(takenByGroup);
  const chosen: Choice[] = [];
  const leftOut: { productId: ProductId; why: WhyLeftOut }[] = [];
  for (const product of products) {
    const notLately = groupIds.filter((id) => !product.lately.has(id));
    const free = notLately.filter((id) => (taken.get(id) ?? 0) < mostPerGroup);
    if (free.length === 0) {
      leftOut.push({ productId: product.id, why: notLately.length === 0 ? 'sent-lately' : 'groups-full' });
      continue;
    }
    for (const id of free) taken.set(id, (taken.get(id) ?? 0) + 1);
    chosen.push({ product, groupIds: free });
  }
  return { chosen, leftOut };
}

/** Promos that follow each other so never have to wait for the cap of an hour. */
function minutesOfCap({ groupIds, hourlyCap }: DayWish): number {
  return Math.ceil((groupIds.length * 60) / hourlyCap);
}

interface Starts {
  readonly unitMinutes: number;
  readonly count: number;
  /** @returns milliseconds since 1970 */
  at(index: number): number;
}

/** How many posts fit. */
function roomFor(stepMinutes: number, { count, unitMinutes }: Starts): number {
  return count === 0 ? 0 : Math.floor((count - 1) / Math.ceil(stepMinutes / unitMinutes)) + 1;
}

/**
 * The times at which a post may begin so that it ends while it is open, one every `unitMinutes`, counted through
 * without the times between.
 */
function countStarts({ openTimes, broadcastMinutes }: DayWish, unitMinutes: number): Starts {
  const unitMs = unitMinutes * minuteMs;
  const stretches = openTimes.map(({ from, to }) => {
    const first = Math.ceil(from / unitMs);
    return { first, count: Math.max(0, Math.floor((to - broadcastMinutes * minuteMs) / unitMs) - first + 1) };
  });
  return {
    unitMinutes,
    count: stretches.reduce((sum, { count }) => sum + count, 0),
    at(index) {
      let left = index;
      for (const { first, count } of stretches) {
        if (left < count) return (first + left) * unitMs;
        left -= count;
      }
      throw new RangeError(`there is no start ${index}`);
    },
  };
}
