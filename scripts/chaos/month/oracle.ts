import { exceptions, type PlannedSchedule, paused, schedules } from './shop-plan.ts';
import type { ShopWall } from './wall.ts';

/** One run that the month must see to. */
export interface Expected {
  readonly schedule: PlannedSchedule;
  /** The day by the rule. */
  readonly day: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Every run of the month, from a look at each of its days: no code of the app has a part in it.
 * @param from what lies before the planning never runs
 */
export function listExpected(days: readonly string[], from: number, wall: ShopWall): readonly Expected[] {
  return schedules
    .flatMap((schedule) => listOf(schedule, days, wall))
    .filter(({ at }) => at > from)
    .toSorted((one, other) => one.at - other.at);
}

function listOf(schedule: PlannedSchedule, days: readonly string[], wall: ShopWall): Expected[] {
  const end = schedule.end ?? { kind: 'never' };
  let runs = days.filter((day) => isRunDay(schedule, day, days.at(-1) === day));
  if (end.kind === 'until') runs = runs.filter((day) => day <= end.day);
  if (end.kind === 'times') runs = runs.slice(0, end.count);
  return runs.flatMap((day) => {
    const changed = exceptions.find((each) => each.schedule === schedule.name && each.day === day);
    if (changed?.to === null) return [];
    const isPaused = schedule.name === paused.schedule && day >= paused.from && day < paused.until;
    if (isPaused) return [];
    const { day: onDay, time } = changed?.to ?? { day, time: schedule.time };
    return [{ schedule, day, at: wall.momentOf(onDay, time) }];
  });
}

function isRunDay({ start, repeat }: PlannedSchedule, day: string, isLast: boolean): boolean {
  if (day < start) return false;
  const date = new Date(`${day}T12:00:00Z`);
  switch (repeat.kind) {
    case 'once':
      return day === start;
    case 'daily':
      return true;
    case 'weekly':
      return repeat.days.some((each) => each % 7 === date.getUTCDay());
    case 'monthly':
      return repeat.day === 'last' ? isLast : date.getUTCDate() === repeat.day;
  }
}
