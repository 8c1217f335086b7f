import type { Clock } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import type { BroadcastsStore } from './broadcasts-store.ts';
import { keepForMs } from './keep-for.ts';

/**
 * The messages that are kept take no more than this, or those settled first go before their 14 days are over. It is
 * what 60 promos an hour, day and night, with a photo each come to in that time: no shop gets there.
 */
const keepBytes = 256 * 1_024 * 1_024;

/** Past posts are kept for the caps of a day. */
const keepPostsForMs = 2 * 24 * 3_600_000;

export interface ForgetOldDeps {
  readonly store: Pick<BroadcastsStore, 'outbox' | 'receipts'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** Deletes the messages, posts and receipts that are of no use any more. */
export function forgetOld({ store, clock, log }: ForgetOldDeps): void {
  const now = clock.now();
  store.outbox.forget(now - keepForMs, now - keepPostsForMs);
  const tooMany = store.outbox.shorten(keepBytes);
  if (tooMany > 0) log.warn({ messageCount: tooMany }, 'messages of the last 14 days had to make room');
  store.receipts.forget(now - keepForMs);
}
