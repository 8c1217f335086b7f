import { useMutation } from '@tanstack/react-query';
import type { WaitingRun } from '../../shared/schedules/list-waiting.ts';
import { call } from '../ipc/call.ts';
import { usePassing } from '../ui/use-passing.ts';

export interface CancelWaiting {
  /** What was cancelled a moment ago, as long as it can be taken back. */
  readonly cancelled: { readonly name: string } | null;
  readonly error: Error | null;
  cancel(run: WaitingRun, name: string): void;
  undo(): void;
}

interface Wish {
  readonly run: WaitingRun;
  readonly name: string;
  readonly isSkipped: boolean;
}

/** How long "undo" is offered. */
const undoMs = 10_000;

/** Leaves out what waits for a link. It is done at once, because the link may be there any moment, and can be undone. */
export function useCancelWaiting(): CancelWaiting {
  const [cancelled, setCancelled] = usePassing<Wish>(() => undoMs);
  const { mutate, error } = useMutation({
    mutationFn: ({ run: { schedule, day }, isSkipped }: Wish) =>
      call('schedules.skip', { id: schedule.id, day, isSkipped }),
    onSuccess: (_, wish) => setCancelled(wish.isSkipped ? wish : null),
  });

  return {
    cancelled,
    error,
    cancel: (run, name) => mutate({ run, name, isSkipped: true }),
    undo: () => cancelled && mutate({ ...cancelled, isSkipped: false }),
  };
}
