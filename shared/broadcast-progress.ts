import type { Broadcast, DeliveryState } from './broadcasts.ts';

export type BroadcastOutcome = 'running' | 'paused' | 'held' | 'done' | 'doneWithTrouble' | 'cancelled';

/** A broadcast in numbers, for a bar and a sentence. */
export interface BroadcastProgress {
  readonly total: number;
  /** Deliveries that nothing more will happen to by itself. */
  readonly doneCount: number;
  readonly counts: Readonly<Record<DeliveryState['kind'], number>>;
  /** Of the groups that got it: people who should, whose phone did, and who looked. */
  readonly people: { readonly count: number; readonly delivered: number; readonly seen: number };
  /** It goes to the account's own chat and nowhere else. */
  readonly isOwnChatOnly: boolean;
  readonly outcome: BroadcastOutcome;
  readonly isFinished: boolean;
}

export function readProgress(broadcast: Pick<Broadcast, 'deliveries' | 'isPaused'>): BroadcastProgress {
  const counts = { waiting: 0, held: 0, sending: 0, sent: 0, failed: 0, unknown: 0, left: 0, cancelled: 0 };
  const people = { count: 0, delivered: 0, seen: 0 };
  for (const { state, peopleCount } of broadcast.deliveries) {
    counts[state.kind] += 1;
    if (state.kind !== 'sent') continue;
    people.count += peopleCount;
    people.delivered += state.deliveredCount;
    people.seen += state.seenCount;
  }
  const total = broadcast.deliveries.length;
  const doneCount = counts.sent + counts.failed + counts.unknown + counts.left + counts.cancelled;
  const isFinished = doneCount === total;
  return {
    total,
    doneCount,
    counts,
    people,
    isOwnChatOnly: broadcast.deliveries.every(({ destination }) => destination.kind === 'own-chat'),
    outcome: decideOutcome(broadcast.isPaused, isFinished, counts),
    isFinished,
  };
}

function decideOutcome(
  isPaused: boolean,
  isFinished: boolean,
  counts: BroadcastProgress['counts'],
): BroadcastOutcome {
  if (isFinished) {
    if (counts.failed + counts.unknown + counts.left > 0) return 'doneWithTrouble';
    return counts.sent === 0 && counts.cancelled > 0 ? 'cancelled' : 'done';
  }
  if (counts.sending > 0) return 'running';
  if (isPaused) return 'paused';
  return counts.held > 0 && counts.waiting === 0 ? 'held' : 'running';
}
