import type { Connection } from '../../shared/connection.ts';
import { AppError, type FailureCode } from '../../shared/failure.ts';
import type { Clock } from '../system/clock.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';

/** Longer than the first login on a slow line; a person waits for it. */
const longestMs = 60_000;

/**
 * Resolves when the link is open: a repair of it has worked only then.
 * @throws AppError with the reason that the link gives, or `server-silent` after a minute
 */
export async function whenConnected(
  whatsapp: Pick<WhatsApp, 'connection' | 'on'>,
  clock: Pick<Clock, 'after'>,
): Promise<void> {
  let stop = () => {};
  try {
    await new Promise<void>((resolve, reject) => {
      function look(connection: Connection): void {
        if (connection.kind === 'connected') resolve();
        const reason = readTrouble(connection);
        if (reason !== undefined) reject(new AppError(reason));
      }
      const stopListening = whatsapp.on('connection', look);
      const cancel = clock.after(longestMs, () => reject(new AppError('server-silent')));
      stop = () => {
        stopListening();
        cancel();
      };
      look(whatsapp.connection);
    });
  } finally {
    stop();
  }
}

/** What ends the waiting: the link says why, or it needs the person. */
function readTrouble(connection: Connection): FailureCode | undefined {
  switch (connection.kind) {
    case 'offline':
    case 'stopped':
      return connection.reason;
    case 'unlinked':
      return connection.by === 'phone' ? 'unlinked-by-phone' : 'not-connected';
    case 'paused-by-whatsapp':
      return 'rate-limited';
    case 'off':
    case 'waiting-for-scan':
    case 'waiting-for-code':
      return 'not-connected';
    case 'starting':
    case 'linking':
    case 'connected':
      return undefined;
  }
}
