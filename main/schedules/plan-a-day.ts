import type { GroupId } from '../../shared/groups.ts';
import type { Forecast } from '../../shared/pacing/foresee.ts';
import { isOpenAt, type OpeningHours } from '../../shared/pacing/opening-hours.ts';
import type { PaceCaps } from '../../shared/pacing.ts';
import { addDays } from '../../shared/plain-date.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import { momentOf } from '../../shared/schedules/moment-of.ts';
import { type DayProduct, planDay, type WhyLeftOut } from '../../shared/schedules/plan-day.ts';
import { runsBetween } from '../../shared/schedules/runs-between.ts';
import type { DayPlanWish, PlannedDay } from '../../shared/schedules.ts';
import type { Clock } from '../system/clock.ts';
import { decideRun, type ShopFacts } from './decide-run.ts';
import type { Plan } from './plan.ts';

export interface PlanDayDeps {
  readonly plan: Pick<Plan, 'schedules' | 'openTiming' | 'wall'>;
  readonly clock: Pick<Clock, 'now' | 'timeZone'>;
  readonly readShop: (looks: boolean) => ShopFacts;
  readonly readHours: () => OpeningHours;
  /** The caps that hold at a moment. */
  readonly readCaps: (at: number) => PaceCaps;
  readonly readProduct: (id: ProductId) => Product | undefined;
  readonly foresee: (groupCount: number) => Forecast | null;
  /** The groups that got this product since then, or are about to. */
  readonly readReceivers: (id: ProductId, since: number) => ReadonlySet<GroupId>;
  /** How many posts each group got from one moment up to another. */
  readonly countPosts: (from: number, until: number) => ReadonlyMap<GroupId, number>;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Without a queue to ask: the mean of the usual pauses. */
const usualPauseMs = 40_000;

/**
 * Spreads products over the open hours of a day, with what is sent and what is planned already in mind. What is
 * archived, sold out or expired by then is left out.
 */
export function planADay(wish: DayPlanWish, deps: PlanDayDeps): PlannedDay {
  const { clock, readShop, countPosts } = deps;
  const zone = clock.timeZone();
  const shop = readShop(false);
  const { groupIds } = decideRun(
    { what: { kind: 'free-text', text: '', photoId: null }, products: [], confirmedAt: null, ...wish },
    shop,
    wish.day,
  );
  const start = momentOf(wish.day, '00:00', zone);
  const end = momentOf(addDays(wish.day, 1), '00:00', zone);
  const around = { from: start - wish.repeatDays * dayMs, until: end + wish.repeatDays * dayMs };
  const planned = listPlanned(around.from, around.until, shop, deps);
  const takenByGroup = new Map(countPosts(start, end));
  for (const each of planned.filter(({ at }) => at >= start && at < end)) {
    for (const id of each.groupIds)
      takenByGroup.set(id, (takenByGroup.get(id) ?? 0) + each.productIds.length);
  }
  const { products, leftOut } = listProducts(wish, planned, around.from, deps);
  const broadcastMinutes = Math.ceil(readBroadcastMs(groupIds.length, deps) / minuteMs);
  const caps = deps.readCaps(start);
  const plan = planDay({
    ...{ products, groupIds, takenByGroup, gapMinutes: wish.gapMinutes, mostPerGroup: wish.mostPerGroup },
    ...{ openTimes: listOpenTimes(wish, zone, deps), broadcastMinutes, hourlyCap: caps.hourlyCap },
  });
  return { ...plan, leftOut: [...leftOut, ...plan.leftOut], broadcastMinutes, ...caps };
}

/** Those that can be offered on that day, and why the others cannot. */
function listProducts(
  { productIds, day, repeatDays }: DayPlanWish,
  planned: ReturnType<typeof listPlanned>,
  since: number,
  { readProduct, readReceivers }: PlanDayDeps,
) {
  const products: DayProduct[] = [];
  const leftOut: { productId: ProductId; why: WhyLeftOut }[] = [];
  for (const id of productIds) {
    const product = readProduct(id);
    const why = whyNotOn(product, day);
    if (why !== null || product === undefined) {
      leftOut.push({ productId: id, why: why ?? 'archived' });
      continue;
    }
    const lately = new Set(repeatDays === 0 ? [] : readReceivers(id, since));
    for (const each of repeatDays === 0 ? [] : planned) {
      if (each.productIds.includes(id)) for (const groupId of each.groupIds) lately.add(groupId);
    }
    products.push({ id, category: product.category, lately });
  }
  return { products, leftOut };
}

function whyNotOn(product: Product | undefined, day: DayPlanWish['day']): WhyLeftOut | null {
  if (product === undefined) return 'archived';
  if (product.soldOutAt !== null) return 'sold-out';
  return product.validUntil !== null && product.validUntil < day ? 'expired' : null;
}

/** The hours that she wished for, as far as they are to come and the shop is open. */
function listOpenTimes({ day, from, until }: DayPlanWish, zone: string, { clock, readHours }: PlanDayDeps) {
  const hours = readHours();
  const first = Math.max(momentOf(day, from, zone), Math.ceil(clock.now() / minuteMs) * minuteMs);
  const last = momentOf(day, until, zone);
  const times: { from: number; to: number }[] = [];
  for (let at = first; at < last; at += minuteMs) {
    if (!isOpenAt(hours, at, zone)) continue;
    const current = times.at(-1);
    if (current?.to === at) current.to = at + minuteMs;
    else times.push({ from: at, to: at + minuteMs });
  }
  return times;
}

/** How long a promo needs to reach so many groups, at the pauses that hold now. */
function readBroadcastMs(groupCount: number, { foresee }: PlanDayDeps): number {
  const forecast = groupCount > 1 ? foresee(groupCount) : null;
  // What holds a group for hours now, as the caps and closing time do, says nothing of that day.
  const isPlain = forecast?.firstAt && forecast.lastAt && forecast.holdsLater.length === 0;
  return isPlain && forecast.lastAt !== null && forecast.firstAt !== null
    ? forecast.lastAt - forecast.firstAt
    : Math.max(0, groupCount - 1) * usualPauseMs;
}

function listPlanned(from: number, until: number, shop: ShopFacts, { plan }: PlanDayDeps) {
  return plan.schedules.readAll().flatMap((schedule) => {
    if (schedule.isPaused) return [];
    const productIds = schedule.products.map(({ productId }) => productId);
    const { groupIds } = decideRun(schedule, shop, '0000-01-01' as DayPlanWish['day']);
    const after = Math.max(from - 1, schedule.handledUntil);
    return [...runsBetween(plan.openTiming(schedule), after, until - 1, plan.wall())].map(({ at }) => ({
      ...{ at, groupIds },
      // A free text is a post, too.
      productIds: productIds.length === 0 ? ['' as ProductId] : productIds,
    }));
  });
}
