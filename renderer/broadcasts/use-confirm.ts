import type { GroupId } from '../../shared/groups.ts';
import type { RepeatAnswer, StartOutcome, WhenConnectedOutcome } from '../../shared/start-broadcasts.ts';
import { useCall } from '../ipc/use-call.ts';
import type { PromoToSend } from './promo-to-send.ts';

interface ToConfirm {
  readonly promos: readonly PromoToSend[];
  readonly groupIds: readonly GroupId[];
  /** There is no link, and it goes as soon as there is one. */
  readonly waits: boolean;
  readonly onDone: () => void;
  /** Main asks about repeats that were not known here. */
  readonly onRepeats: () => void;
}

export interface Confirming {
  readonly isPending: boolean;
  readonly error: Error | null;
  confirm(repeats: RepeatAnswer): void;
}

/** Does what she confirms: it goes now, or as soon as there is a link. */
export function useConfirm({ promos, groupIds, waits, onDone, onRepeats }: ToConfirm): Confirming {
  const start = useCall('broadcasts.start');
  const plan = useCall('schedules.sendWhenConnected');
  const then = {
    onSuccess: ({ kind }: StartOutcome | WhenConnectedOutcome) =>
      kind === 'repeats' ? onRepeats() : onDone(),
  };
  return {
    isPending: start.isPending || plan.isPending,
    error: waits ? plan.error : start.error,
    confirm(repeats) {
      const wish = { promos: promos.map((promo) => promo.wish), groupIds: [...groupIds], repeats };
      if (waits) plan.mutate(wish, then);
      else start.mutate({ ...wish, toOwnChat: false }, then);
    },
  };
}
