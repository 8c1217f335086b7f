import type { PlainDate } from '../../shared/plain-date.ts';
import type { ScheduleId } from '../../shared/schedules.ts';
import { useCall } from '../ipc/use-call.ts';
import { usePassing } from '../ui/use-passing.ts';

/** A day that became schedules. */
export interface AcceptedPlan {
  readonly day: PlainDate;
  readonly ids: readonly ScheduleId[];
}

export interface Accepted {
  /** What was done last, as long as that is worth a line. */
  readonly done: ({ readonly kind: 'accepted' } & AcceptedPlan) | { readonly kind: 'undone' } | null;
  readonly error: Error | null;
  note(plan: AcceptedPlan): void;
  /** Takes all of its schedules away again. */
  undo(): void;
}

/** How long "undo" is offered; single schedules can be deleted later, too. */
const shownMs = { accepted: 12_000, undone: 4_000 } as const;

/** What became of the planner's last day. */
export function useAccepted(): Accepted {
  const [done, setDone] = usePassing<NonNullable<Accepted['done']>>(({ kind }) => shownMs[kind]);
  const remove = useCall('schedules.delete');
  return {
    done,
    error: done === null ? null : remove.error,
    note(plan) {
      remove.reset();
      setDone({ kind: 'accepted', ...plan });
    },
    undo() {
      if (done?.kind !== 'accepted') return;
      remove.mutate({ ids: [...done.ids] }, { onSuccess: () => setDone({ kind: 'undone' }) });
    },
  };
}
