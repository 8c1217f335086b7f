import type { DayPlan } from './plan-day.ts';

/** Whether two proposals of a day send the same to the same groups, at whatever times. */
export function isSamePlan(one: Pick<DayPlan, 'slots'>, other: Pick<DayPlan, 'slots'>): boolean {
  return listPosts(one) === listPosts(other);
}

function listPosts({ slots }: Pick<DayPlan, 'slots'>): string {
  return slots
    .map(({ productId, groupIds }) => `${productId}: ${[...groupIds].sort().join(' ')}`)
    .sort()
    .join('\n');
}
