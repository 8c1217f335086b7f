import type { BroadcastId, SentPromo } from '../broadcasts.ts';
import type { GroupSet } from '../group-sets.ts';
import { readHistoryOutcome } from '../history.ts';
import type { PlainDate } from '../plain-date.ts';
import type { ListedSchedule, Occurrence, ScheduleHold, ScheduleId } from '../schedules.ts';
import { findSetOf } from './follow-sets.ts';
import { wallOf } from './wall-of.ts';

/** How something of the calendar stands: what is planned, what became of it, and what was sent at once. */
export const entryStates = [
  'planned',
  /** It is planned, and were it now, it would be held. */
  'would-hold',
  'paused',
  'skipped',
  'held',
  'missed',
  'discarded',
  'running',
  'done',
  'trouble',
  'cancelled',
] as const;
export type EntryState = (typeof entryStates)[number];

/** One line of the calendar. */
export interface CalendarEntry {
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What the wall shows then. */
  readonly day: PlainDate;
  /** Since midnight. */
  readonly minute: number;
  readonly names: readonly string[];
  readonly groupCount: number;
  readonly set: GroupSet | null;
  readonly state: EntryState;
  /** Why it is, or would be, held. */
  readonly why: ScheduleHold | null;
  /** How many of its products were left out, or would be. */
  readonly leftOutCount: number;
  /** `null` for what was sent at once. */
  readonly run: { readonly scheduleId: ScheduleId; readonly day: PlainDate } | null;
  /** Only of what began. */
  readonly broadcastIds: readonly BroadcastId[];
}

export interface CalendarFacts {
  readonly runs: readonly Occurrence[];
  readonly schedules: readonly ListedSchedule[];
  readonly sent: readonly SentPromo[];
  readonly sets: readonly GroupSet[];
  readonly zone: string;
}

/** What is planned and what was sent in one picture, in its order. What a run sent is one entry with it. */
export function listEntries(facts: CalendarFacts): readonly CalendarEntry[] {
  const { runs, zone } = facts;
  const schedules = new Map(facts.schedules.map((schedule) => [schedule.id, schedule]));
  const sent = new Map(facts.sent.map((promo) => [promo.id, promo]));
  const planned = runs.flatMap((run) => {
    const entry = listRun(run, schedules.get(run.scheduleId), sent, facts.sets);
    return entry ? [entry] : [];
  });
  const ofRuns = new Set(planned.flatMap(({ broadcastIds }) => broadcastIds));
  // Promos that were sent with one click were made in one step.
  const clicks = Map.groupBy(
    facts.sent.filter(({ id }) => !ofRuns.has(id)),
    ({ createdAt }) => createdAt,
  );
  const atOnce = [...clicks.values()].map((promos) => listSent(promos, facts.sets));
  return [...planned, ...atOnce]
    .map((entry) => ({ ...entry, ...placeOf(entry.at, zone) }))
    .toSorted((one, other) => one.at - other.at || (one.key < other.key ? -1 : 1));
}

/** What has begun cannot be moved; all else has a time that she may change. */
export function canMove({ run, broadcastIds }: Pick<CalendarEntry, 'run' | 'broadcastIds'>): boolean {
  return run !== null && broadcastIds.length === 0;
}

type Unplaced = Omit<CalendarEntry, 'day' | 'minute'>;

/** Where a moment stands on the wall. */
export function placeOf(at: number, zone: string): Pick<CalendarEntry, 'day' | 'minute'> {
  const { day, time } = wallOf(at, zone);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { day, minute: hour * 60 + minute };
}

function listRun(
  { scheduleId, day, at, state }: Occurrence,
  schedule: ListedSchedule | undefined,
  sent: ReadonlyMap<BroadcastId, SentPromo>,
  sets: readonly GroupSet[],
): Unplaced | null {
  // It was deleted a moment ago.
  if (schedule === undefined) return null;
  const base = { key: `${scheduleId} ${day}`, at, run: { scheduleId, day }, names: schedule.names };
  if (state.kind === 'started') {
    const promos = state.broadcastIds.flatMap((id) => sent.get(id) ?? []);
    return {
      ...(promos.length === 0 ? describeSchedule(schedule, sets) : describeSent(promos, sets)),
      ...base,
      ...(promos.length > 0 && { names: promos.map(({ name }) => name) }),
      state: promos.length === 0 ? 'done' : readState(promos),
      why: null,
      ...{ leftOutCount: state.leftOut.length, broadcastIds: state.broadcastIds },
    };
  }
  const wouldHold = state.kind === 'planned' && schedule.heldBy !== null;
  return {
    ...describeSchedule(schedule, sets),
    ...base,
    state: wouldHold ? 'would-hold' : state.kind,
    why: state.kind === 'held' ? state.why : wouldHold ? schedule.heldBy : null,
    leftOutCount: schedule.promoHolds.filter((hold) => hold !== null).length,
    broadcastIds: [],
  };
}

function describeSchedule(schedule: ListedSchedule, sets: readonly GroupSet[]) {
  return { set: findSetOf(schedule, sets), groupCount: schedule.groupCount };
}

function describeSent(promos: readonly SentPromo[], sets: readonly GroupSet[]) {
  const groupIds = [...new Set(promos.flatMap((promo) => promo.groupIds))];
  return { set: findSetOf({ setIds: [], groupIds }, sets), groupCount: groupIds.length };
}

function listSent(promos: readonly SentPromo[], sets: readonly GroupSet[]): Unplaced {
  const at = Math.min(...promos.map((promo) => promo.at));
  return {
    ...describeSent(promos, sets),
    ...{ key: promos.map(({ id }) => id).join(), at, names: promos.map(({ name }) => name) },
    ...{ state: readState(promos), why: null, leftOutCount: 0, run: null },
    broadcastIds: promos.map(({ id }) => id),
  };
}

/** Of several the one that she should know of first. */
function readState(promos: readonly SentPromo[]): EntryState {
  const outcomes = promos.map(readHistoryOutcome);
  return (
    (['trouble', 'running', 'done', 'cancelled'] as const).find((one) => outcomes.includes(one)) ?? 'done'
  );
}
