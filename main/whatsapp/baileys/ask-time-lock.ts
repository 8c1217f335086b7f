import type { WASocket } from '@whiskeysockets/baileys';
import { AppError } from '../../../shared/failure.ts';
import type { Clock } from '../../system/clock.ts';
import { readQueryCode } from './explain-link-end.ts';
import { withDeadline } from './with-deadline.ts';

/**
 * Asks WhatsApp whether the account is restricted. The answer comes as an event too (7.0.0-rc14,
 * lib/Socket/socket.js:906-917), and that is where it is taken, together with what WhatsApp tells unasked.
 * @throws AppError `not-connected`, `rate-limited`
 */
export async function askForTimeLock(
  sock: WASocket | undefined,
  clock: Clock,
  queryMs: number,
): Promise<void> {
  if (sock === undefined) throw new AppError('not-connected');
  const tooLong = () => new AppError('not-connected');
  try {
    await withDeadline(clock, queryMs, () => sock.fetchAccountReachoutTimelock(), tooLong);
  } catch (cause) {
    throw new AppError(readQueryCode(cause) === 429 ? 'rate-limited' : 'not-connected', { cause });
  }
}
