import type { Broadcast } from '../../shared/broadcasts.ts';
import type { DeliveryChange } from '../../shared/changes.ts';

export type ChangeCounts = Readonly<Record<ChangeCount, number>>;

/** Done, by kind; on the way; and how the rest ended. */
type ChangeCount = 'edit' | 'delete' | 'reply' | 'pending' | 'late' | 'failed' | 'unknown' | 'none';

/** How far the changes of a broadcast have come, in numbers of groups. */
export function countChanges({ deliveries }: Pick<Broadcast, 'deliveries'>): ChangeCounts {
  const counts = { edit: 0, delete: 0, reply: 0, pending: 0, late: 0, failed: 0, unknown: 0, none: 0 };
  for (const { change } of deliveries) counts[change ? readCount(change) : 'none'] += 1;
  return counts;
}

function readCount({ kind, state }: DeliveryChange): ChangeCount {
  switch (state.kind) {
    case 'done':
      return kind === 'again' ? 'edit' : kind;
    case 'waiting':
    case 'held':
    case 'not-yet':
    case 'sending':
      return 'pending';
    case 'too-late':
      return 'late';
    case 'failed':
    case 'unknown':
      return state.kind;
    case 'cancelled':
      return 'none';
  }
}
