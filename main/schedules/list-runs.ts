import { momentOf } from '../../shared/schedules/moment-of.ts';
import { runsBetween } from '../../shared/schedules/runs-between.ts';
import { mostOccurrences, type Occurrence } from '../../shared/schedules.ts';
import type { Clock } from '../system/clock.ts';
import type { Plan } from './plan.ts';
import type { StoredSchedule } from './schedules-store.ts';

export interface ListRunsDeps {
  readonly plan: Pick<Plan, 'schedules' | 'runs' | 'openTiming'>;
  readonly clock: Pick<Clock, 'timeZone'>;
}

/** All runs from one moment up to another, past and to come, in their order, for a calendar. */
export function listRuns(from: number, until: number, { plan, clock }: ListRunsDeps): readonly Occurrence[] {
  const zone = clock.timeZone();
  const found: Occurrence[] = [...plan.runs.readBetween(from, until, mostOccurrences)];
  for (const schedule of plan.schedules.readAll()) {
    if (found.length >= mostOccurrences) break;
    found.push(...listSkipped(schedule, from, until, zone));
    for (const { day, at } of runsBetween(
      plan.openTiming(schedule),
      Math.max(from - 1, schedule.handledUntil),
      until - 1,
      zone,
    )) {
      if (found.length >= mostOccurrences) break;
      found.push({
        ...{ scheduleId: schedule.id, day, at },
        state: { kind: schedule.isPaused ? 'paused' : 'planned' },
      });
    }
  }
  return found.toSorted((one, other) => one.at - other.at);
}

function listSkipped(
  { id, timing }: StoredSchedule,
  from: number,
  until: number,
  zone: string,
): Occurrence[] {
  return timing.exceptions.flatMap(({ day, to }) => {
    const at = momentOf(day, timing.time, zone);
    if (to !== null || at < from || at >= until) return [];
    return [{ scheduleId: id, day, at, state: { kind: 'skipped' as const } }];
  });
}
