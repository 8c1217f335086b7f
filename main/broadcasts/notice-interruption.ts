import type { DeliveryId } from '../../shared/broadcasts.ts';
import type { Pace, QueuedDelivery } from '../../shared/pacing.ts';
import { decideReturn, findDue } from './decide-return.ts';
import type { InterruptionsStore } from './interruptions-store.ts';

export interface NoticeInterruptionDeps {
  readonly store: Pick<InterruptionsStore, 'readDue' | 'keepDue' | 'interrupt'>;
  readonly readGraceMs: () => number;
  /** Whether anything could leave now: there is a link, and the computer is awake. */
  readonly isAble: () => boolean;
}

export interface InterruptionNotice {
  /**
   * Looks whether what waits has become too late to go by itself, and holds it then. To be asked before anything is
   * sent, and before anything is put among what waits.
   * @returns whether something is held by it
   */
  look(queue: readonly QueuedDelivery<DeliveryId>[], pace: Pace, now: number): boolean;
  /** When what waits becomes too late, unless it can leave before; `null` when nothing waits. */
  readLatest(): number | null;
}

/** After a crash it may seem to have been due so much earlier: so often it is written down. */
const keepEveryMs = 60_000;

/**
 * Notices that nobody could see to what waits for longer than she lets pass: the app was off, the computer asleep, or
 * WhatsApp out of reach. That it was to go at a certain moment is remembered while all is well, also over a crash, so
 * that no timer and no event is needed to know how late it is.
 */
export function noticeInterruption({
  store,
  readGraceMs,
  isAble,
}: NoticeInterruptionDeps): InterruptionNotice {
  let kept = store.readDue();
  let dueAt = kept;

  function remember(at: number | null): void {
    dueAt = at;
    // That nothing waits is seen at the next start, too.
    if (at === null || (kept !== null && Math.abs(at - kept) < keepEveryMs)) return;
    store.keepDue(at);
    kept = at;
  }

  return {
    look(queue, pace, now) {
      const due = findDue(queue, pace, now);
      if (due !== null && dueAt !== null && decideReturn(dueAt, now, readGraceMs()) === 'asks') {
        store.interrupt(dueAt);
        remember(null);
        return true;
      }
      // What could go earlier by now, because the clock was set back or the hours are longer, is not late until then.
      const mayMove = due === null || dueAt === null || isAble() || due < dueAt;
      if (mayMove) remember(due);
      return false;
    },
    readLatest: () => (dueAt === null ? null : dueAt + readGraceMs() + 1),
  };
}
