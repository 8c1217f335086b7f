import { AppError } from '../../../shared/failure.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { Conversation } from './conversations.ts';
import { readQueryCode } from './explain-link-end.ts';
import type { HeldAsk } from './take-ask.ts';

/**
 * Repeats a message for some of those that wait for it, and notes what became of it. Those that it failed for stay in
 * line and are tried again when the window ends, but not for ever.
 * @param repeat returns the session over which it went
 * @throws what says that there is no connection: then they wait for the next one, and it does not count
 */
export async function settleAsks(
  { waiting, answers }: Conversation,
  asks: readonly HeldAsk[],
  { clock, log }: { readonly clock: Pick<Clock, 'now'>; readonly log: Log },
  repeat: () => Promise<string | undefined>,
): Promise<void> {
  const note = ({ device, isPhone }: HeldAsk, over: string | undefined) => {
    const count = (answers.get(device)?.count ?? 0) + 1;
    answers.set(device, { isPhone, count, at: clock.now(), over });
  };
  try {
    const over = await repeat();
    for (const ask of asks) {
      note(ask, over);
      ask.acknowledge();
      // It may have asked once more meanwhile.
      if (waiting.get(ask.device) === ask) waiting.delete(ask.device);
    }
  } catch (error) {
    if (isDisconnected(error)) throw error;
    log.warn({ err: error, deviceCount: asks.length }, 'a message could not be repeated');
    for (const ask of asks) note(ask, answers.get(ask.device)?.over);
  }
}

function isDisconnected(error: unknown): boolean {
  return (error instanceof AppError && error.code === 'not-connected') || readQueryCode(error) === 428;
}
