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

export type WhyLeftOut = 'sent-lately' | 'groups-full' | 'no-time';

const minuteMs = 60_000;

/** Spreads products evenly over the open hours of a day, neighbours from different categories where that is possible. */
export function planDay(wish: DayWish): DayPlan {
  const { chosen, leftOut } = chooseProducts(wish);
  const starts = countOpenMinutes(wish);
  const step = Math.max(1, wish.gapMinutes, wish.broadcastMinutes);
  const room = starts.count === 0 ? 0 : Math.floor((starts.count - 1) / step) + 1;
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

interface OpenMinutes {
  readonly count: number;
  /** @returns milliseconds since 1970 */
  at(index: number): number;
}

/** The minutes at which a post may begin so that it ends while it is open, counted through without the times between. */
function countOpenMinutes({ openTimes, broadcastMinutes }: DayWish): OpenMinutes {
  const stretches = openTimes.map(({ from, to }) => {
    const first = Math.ceil(from / minuteMs);
    return { first, count: Math.max(0, Math.floor(to / minuteMs) - broadcastMinutes - first + 1) };
  });
  return {
    count: stretches.reduce((sum, { count }) => sum + count, 0),
    at(index) {
      let left = index;
      for (const { first, count } of stretches) {
        if (left < count) return (first + left) * minuteMs;
        left -= count;
      }
      throw new RangeError(`there is no minute ${index}`);
    },
  };
}
