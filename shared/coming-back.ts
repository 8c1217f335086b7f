import type { Broadcast, BroadcastId, DeliveryState, OfferEnd } from './broadcasts.ts';
import type { ListedSchedule, MissedRun, ScheduleHold, ScheduleId } from './schedules.ts';

/** One thing that she is asked about. Times are milliseconds since 1970. */
export type Question = MissedQuestion | HalfSentQuestion | UnknownQuestion;

interface AnyQuestion {
  /** The same for as long as it is the same question. */
  readonly key: string;
  readonly names: readonly string[];
  readonly at: number;
}

/** A schedule whose time came while nobody could see to it. */
export interface MissedQuestion extends AnyQuestion {
  readonly kind: 'missed';
  readonly scheduleId: ScheduleId;
  readonly count: number;
  readonly groupCount: number;
  /** A paused schedule can be sent, and not be planned. */
  readonly isPaused: boolean;
  readonly heldBy: ScheduleHold | null;
}

/** A broadcast that was cut off before all groups had it. */
export interface HalfSentQuestion extends AnyQuestion {
  readonly kind: 'half-sent';
  readonly broadcastId: BroadcastId;
  readonly sentCount: number;
  readonly waitingCount: number;
  readonly replyCount: number;
  readonly isOwnChatOnly: boolean;
  readonly heldBy: OfferEnd | null;
}

/** Nobody heard whether these groups got it. */
export interface UnknownQuestion extends AnyQuestion {
  readonly kind: 'unknown';
  readonly broadcastId: BroadcastId;
  /** Empty for her own chat. */
  readonly groupNames: readonly string[];
}

export const questionSections = ['missed', 'half-sent', 'unknown', 'ended'] as const;
export type QuestionSection = (typeof questionSections)[number];

export interface AskedFacts {
  readonly missedRuns: readonly MissedRun[];
  readonly schedules: readonly Pick<ListedSchedule, 'id' | 'isPaused'>[];
  /** Newest first. */
  readonly broadcasts: readonly Broadcast[];
}

/** Everything that waits for her answer, the oldest first. */
export function listQuestions({ missedRuns, schedules, broadcasts }: AskedFacts): readonly Question[] {
  const paused = new Set(schedules.filter(({ isPaused }) => isPaused).map(({ id }) => id));
  const missed = missedRuns.map((run): Question => {
    const { scheduleId, day, at, names, count, groupCount, heldBy } = run;
    const isPaused = paused.has(scheduleId);
    const facts = { at, names, scheduleId, count, groupCount, isPaused, heldBy };
    return { kind: 'missed', key: `missed ${scheduleId} ${day}`, ...facts };
  });
  const ofBroadcasts = broadcasts
    .toReversed()
    .flatMap((broadcast) => [...askHalfSent(broadcast), ...askUnknown(broadcast)]);
  return [...missed, ...ofBroadcasts].toSorted((one, other) => one.at - other.at);
}

/** Where a question stands: what cannot go any more is a matter of its own, whatever it was. */
export function sectionOf(question: Question): QuestionSection {
  return question.kind !== 'unknown' && question.heldBy !== null ? 'ended' : question.kind;
}

function askHalfSent(broadcast: Broadcast): Question[] {
  const { id: broadcastId, productName, interruption, deliveries } = broadcast;
  if (interruption === undefined) return [];
  const { since, heldBy } = interruption;
  const count = (kind: DeliveryState['kind']) => deliveries.filter(({ state }) => state.kind === kind).length;
  const replies = deliveries.filter(({ change }) => change && isInterrupted(change.state));
  return [
    {
      ...{ kind: 'half-sent', key: `half-sent ${broadcastId} ${since}`, at: since, names: [productName] },
      ...{ broadcastId, heldBy, sentCount: count('sent'), replyCount: replies.length },
      waitingCount: deliveries.filter(({ state }) => isInterrupted(state)).length,
      isOwnChatOnly: deliveries.every(({ destination }) => destination.kind === 'own-chat'),
    },
  ];
}

function askUnknown({ id: broadcastId, productName, createdAt, deliveries }: Broadcast): Question[] {
  const unknown = deliveries.filter(({ state }) => state.kind === 'unknown');
  if (unknown.length === 0) return [];
  const groupNames = unknown.filter(({ destination }) => destination.kind === 'group');
  return [
    {
      ...{ kind: 'unknown', key: `unknown ${broadcastId}`, at: createdAt, names: [productName], broadcastId },
      groupNames: groupNames.map(({ groupName }) => groupName),
    },
  ];
}

function isInterrupted(state: { readonly kind: string; readonly reason?: string }): boolean {
  return state.kind === 'held' && state.reason === 'interrupted';
}
