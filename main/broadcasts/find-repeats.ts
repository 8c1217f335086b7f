import { type Repeat, repeatGuardDays } from '../../shared/start-broadcasts.ts';
import type { Clock } from '../system/clock.ts';
import type { PlannedDestination } from './plan-destinations.ts';
import type { PlannedPromo } from './plan-promo.ts';
import type { RepeatsStore } from './repeats-store.ts';

const dayMs = 24 * 3_600_000;

export interface FindRepeatsDeps {
  readonly repeats: RepeatsStore;
  readonly clock: Pick<Clock, 'now'>;
}

/** What counts as a repeat in a group. */
export interface RepeatGuard {
  /** That it got the same promo in this time. */
  readonly guardMs: number;
  /** Unless that was made earlier, so that she was asked about it; milliseconds since 1970. */
  readonly madeSince?: number;
}

/** What a person sends by hand is guarded for so long. */
export const handGuard: RepeatGuard = { guardMs: repeatGuardDays * dayMs };

/** Which of these promos would come to which of these groups for the second time within the guarded time. */
export function findRepeats(
  promos: readonly PlannedPromo[],
  destinations: readonly PlannedDestination[],
  { repeats, clock }: FindRepeatsDeps,
  { guardMs, madeSince }: RepeatGuard = handGuard,
): readonly Repeat[] {
  const since = clock.now() - guardMs;
  const groupIds = destinations.flatMap(({ destination }) =>
    destination.kind === 'group' ? [destination.id] : [],
  );
  return promos.flatMap((planned, promo) => {
    const found = repeats.findRepeats(planned, since, groupIds, madeSince);
    return destinations.flatMap(({ destination, groupName }) => {
      if (destination.kind === 'own-chat') return [];
      const { id: groupId } = destination;
      const repeat = found.get(groupId);
      return repeat === undefined ? [] : [{ promo, name: planned.name, groupId, groupName, ...repeat }];
    });
  });
}
