import { runsBetween } from '../../shared/schedules/runs-between.ts';
import type { Wall } from '../../shared/schedules/wall.ts';
import { mostOccurrences, type Occurrence } from '../../shared/schedules.ts';
import type { Breathe } from '../whatsapp/breathe.ts';
import type { Plan } from './plan.ts';
import type { TimedSchedule } from './schedules-store.ts';

export interface ListRunsDeps {
  readonly plan: Pick<Plan, 'schedules' | 'runs' | 'openTiming' | 'wall'>;
  readonly breathe: Breathe;
}

/** All runs from one moment up to another, past and to come, in their order, for a calendar; the earliest of very many. */
export async function listRuns(
  from: number,
  until: number,
  { plan, breathe }: ListRunsDeps,
): Promise<readonly Occurrence[]> {
  const wall = plan.wall();
  const found: Occurrence[] = [...plan.runs.readBetween(from, until, mostOccurrences)];
  for (const schedule of plan.schedules.readTimings(from)) {
    const { id: scheduleId, isPaused, handledUntil } = schedule;
    found.push(...listSkipped(schedule, from, until, wall));
    const state = { kind: isPaused ? ('paused' as const) : ('planned' as const) };
    const after = Math.max(from - 1, handledUntil);
    for (const { day, at } of runsBetween(plan.openTiming(schedule), after, until - 1, wall))
      found.push({ scheduleId, day, at, state });
    await breathe();
  }
  return found.toSorted((one, other) => one.at - other.at).slice(0, mostOccurrences);
}

function listSkipped({ id, timing }: TimedSchedule, from: number, until: number, wall: Wall): Occurrence[] {
  return timing.exceptions.flatMap(({ day, to }) => {
    if (to !== null) return [];
    const at = wall.momentOf(day, timing.time);
    if (at < from || at >= until) return [];
    return [{ scheduleId: id, day, at, state: { kind: 'skipped' as const } }];
  });
}
