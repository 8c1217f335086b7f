import type { WASocket } from '@whiskeysockets/baileys';
import type { Clock } from '../../system/clock.ts';

/** Baileys gives up waiting for the end of what was kept for this device after 30 s itself. */
const longestWaitMs = 20_000;

/**
 * Watches a new connection from its beginning.
 * @returns a function to call when it is open; its promise resolves when the server has delivered what had waited
 * for this device, and a moment later. A message sent earlier races with Baileys moving the account's own session to
 * its LID, and the loser's step is lost (github.com/WhiskeySockets/Baileys issue 2811).
 */
export function watchSettling(sock: WASocket, clock: Clock, settleMs: number): () => Promise<void> {
  const delivered = Promise.withResolvers<void>();
  sock.ws.once('CB:ib,,offline', () => delivered.resolve());
  sock.ws.once('close', () => delivered.resolve());

  return async () => {
    const cancel = clock.after(longestWaitMs, delivered.resolve);
    await delivered.promise;
    cancel();
    await new Promise<void>((resolve) => clock.after(settleMs, resolve));
  };
}
