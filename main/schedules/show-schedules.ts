import { nameText } from '../../shared/promo/name-text.ts';
import type { ListedSchedule, MissedRun } from '../../shared/schedules.ts';
import type { Clock } from '../system/clock.ts';
import { type DecidedRun, decideRun, type ShopFacts } from './decide-run.ts';
import type { Plan } from './plan.ts';
import type { MissedOfOne, PastRun } from './schedule-runs-store.ts';
import type { StoredSchedule } from './schedules-store.ts';

export interface ShowDeps {
  readonly plan: Pick<Plan, 'schedules' | 'runs' | 'wall'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly readShop: (looks: boolean) => ShopFacts;
}

export interface ShownSchedules {
  readonly schedules: readonly ListedSchedule[];
  readonly missedRuns: readonly MissedRun[];
}

/** What is planned and what is asked about, with what is true now. */
export function showSchedules({ plan, clock, readShop }: ShowDeps): ShownSchedules {
  const { now, wall } = { now: clock.now(), wall: plan.wall() };
  const shop = readShop(false);
  const stored = plan.schedules.readAll();
  const latest = plan.runs.readLatest();
  const missed = new Map(plan.runs.readMissed().map((each) => [each.latest.scheduleId, each]));
  const decide = (schedule: StoredSchedule, at: number) => decideRun(schedule, shop, wall.dayOf(at));
  const questions = stored.flatMap((schedule) => {
    const own = missed.get(schedule.id);
    return own ? [askAbout(schedule, own, decide(schedule, now))] : [];
  });
  return {
    schedules: stored.map((schedule) =>
      list(schedule, decide(schedule, schedule.next?.at ?? now), latest.get(schedule.id) ?? null),
    ),
    missedRuns: questions.toSorted((one, other) => one.at - other.at),
  };
}

function list(schedule: StoredSchedule, decided: DecidedRun, last: PastRun | null): ListedSchedule {
  const { handledUntil: _, products: __, repeatsFrom: ___, ...shown } = schedule;
  const { promoHolds, groupIds, unreachableCount, heldBy } = decided;
  return {
    ...shown,
    ...{ names: nameAll(schedule), promoHolds, unreachableCount, heldBy, last },
    groupCount: groupIds.length,
  };
}

function askAbout(schedule: StoredSchedule, { latest, count }: MissedOfOne, decided: DecidedRun): MissedRun {
  const { day, at } = latest;
  return {
    ...{ scheduleId: schedule.id, day, at, count, names: nameAll(schedule) },
    ...{ groupCount: decided.groupIds.length, heldBy: decided.heldBy },
  };
}

function nameAll({ what, products }: StoredSchedule): readonly string[] {
  if (what.kind === 'products') return products.map(({ name }) => name);
  return [nameText(what.text) ?? ''];
}
