import {
  addCounts,
  mostReachGroups,
  type Reach,
  type ReachOfDay,
  type ReachOfGroup,
} from '../../shared/reach.ts';
import type { Breathe } from '../whatsapp/breathe.ts';
import type { CalendarDay } from './days-until.ts';
import type { ReachStore } from './reach-store.ts';

interface ReadReachDeps {
  readonly store: ReachStore;
  readonly breathe: Breathe;
}

/** Counts day by day, so that twelve weeks of a busy shop keep nothing else waiting. */
export async function readReach(days: readonly CalendarDay[], deps: ReadReachDeps): Promise<Reach> {
  const groups = new Map<string, ReachOfGroup>();
  const counted: ReachOfDay[] = [];
  for (const { day, from, until } of days) {
    await deps.breathe();
    const ofDay = deps.store.read(from, until);
    counted.push({ day, ...addCounts(ofDay) });
    for (const group of ofDay) {
      const before = groups.get(group.groupId);
      groups.set(group.groupId, before ? { ...group, ...addCounts([before, group]) } : group);
    }
  }
  const byPosts = [...groups.values()].sort((a, b) => b.posts - a.posts || b.people - a.people);
  return { days: counted, groups: byPosts.slice(0, mostReachGroups) };
}
