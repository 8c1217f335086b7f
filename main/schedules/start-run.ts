import type { BroadcastId } from '../../shared/broadcasts.ts';
import { AppError, type FailureCode } from '../../shared/failure.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { wallOf } from '../../shared/schedules/wall-of.ts';
import {
  type OccurrenceState,
  type PromoHold,
  type ScheduledWhat,
  type ScheduleHold,
  scheduleGuardMs,
} from '../../shared/schedules.ts';
import type { PromoWish, StartOutcome } from '../../shared/start-broadcasts.ts';
import type { Clock } from '../system/clock.ts';
import { decideRun, type ShopFacts } from './decide-run.ts';
import type { Plan } from './plan.ts';
import type { StoredSchedule } from './schedules-store.ts';

/** Makes broadcasts of promos, and in the same step whatever `alongside` writes. */
export type StartPlanned = (
  promos: readonly (PromoWish & { readonly pinnedText?: string | null })[],
  groupIds: GroupId[],
  terms: {
    readonly guardMs: number;
    readonly madeSince: number;
    readonly alongside: (ids: readonly BroadcastId[]) => void;
  },
) => Promise<StartOutcome>;

export interface StartRunDeps {
  readonly plan: Plan;
  readonly clock: Pick<Clock, 'now' | 'timeZone'>;
  readonly startPlanned: StartPlanned;
  /** @param looks whether photos are looked at, too, which takes its time */
  readonly readShop: (looks: boolean) => ShopFacts;
}

/** A run of a schedule, named by its day. */
export interface DueRun {
  readonly day: PlainDate;
  readonly at: number;
}

/**
 * Makes broadcasts of a run with what is true now, or writes down why nothing of it goes. The broadcasts and the note
 * that it has run are one step on the disk: a crash loses neither, and nothing runs twice.
 * @param isWanted asked in that step whether it is still to run
 * @returns false when nothing was written, because it is not wanted any more
 * @throws AppError what may pass by trying again, for example `not-connected`; nothing is written then
 */
export async function startRun(
  { id }: StoredSchedule,
  run: DueRun,
  isWanted: (latest: StoredSchedule) => boolean,
  deps: StartRunDeps,
): Promise<boolean> {
  const { plan, clock, startPlanned, readShop } = deps;
  const schedule = plan.schedules.read(id);
  if (schedule === undefined || !isWanted(schedule)) return false;
  const today = wallOf(clock.now(), clock.timeZone()).day;
  const { promoHolds, groupIds, heldBy } = decideRun(schedule, readShop(true), today);
  // While the photos went up it may have been paused, or sent by another answer of hers.
  const settle = (state: StartedOrHeld) =>
    plan.transaction(() => {
      const latest = plan.schedules.read(id);
      const isSettled = latest !== undefined && isWanted(latest);
      if (isSettled) plan.settle({ scheduleId: id, ...run, state });
      return isSettled;
    });
  if (heldBy !== null) return settle({ kind: 'held', why: heldBy });
  let isDropped = false;
  const leftOut = listLeftOut(schedule.what, promoHolds);
  try {
    const outcome = await startPlanned(listWishes(schedule.what, promoHolds), [...groupIds], {
      guardMs: scheduleGuardMs,
      madeSince: findRepeatsFrom(schedule, clock.now()),
      alongside(broadcastIds) {
        isDropped = !settle({ kind: 'started', broadcastIds, leftOut });
        if (isDropped) throw new AppError('not-found');
      },
    });
    return outcome.kind === 'started' || settle({ kind: 'held', why: 'just-sent' });
  } catch (error) {
    if (isDropped) return false;
    const why = error instanceof AppError ? lasting[error.code] : undefined;
    if (why === undefined) throw error;
    return settle({ kind: 'held', why });
  }
}

/** What was made before is no repeat. By a clock that was set back nobody knows what that is. */
function findRepeatsFrom({ repeatsFrom }: Pick<StoredSchedule, 'repeatsFrom'>, now: number): number {
  return repeatsFrom === null || repeatsFrom > now ? 0 : repeatsFrom;
}

type StartedOrHeld = Extract<OccurrenceState, { kind: 'started' | 'held' }>;

/** What does not pass by trying again within minutes, and what she is told of it. */
const lasting: Partial<Record<FailureCode, ScheduleHold>> = {
  'photo-unreadable': 'photo-gone',
  'photo-gone': 'photo-gone',
  'bad-input': 'too-much',
};

function listWishes(what: ScheduledWhat, holds: readonly (PromoHold | null)[]) {
  if (what.kind === 'free-text') return [what];
  return what.promos
    .filter((_, index) => holds[index] === null)
    .map((promo) => ({ kind: 'product' as const, ...promo }));
}

function listLeftOut(what: ScheduledWhat, holds: readonly (PromoHold | null)[]) {
  if (what.kind === 'free-text') return [];
  return what.promos.flatMap(({ productId }, index) => {
    const why = holds[index] ?? null;
    return why === null ? [] : [{ productId, why }];
  });
}
