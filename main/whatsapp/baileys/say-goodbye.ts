import type { WASocket } from '@whiskeysockets/baileys';
import type { Clock } from '../../system/clock.ts';

/** How long WhatsApp is given to hear that this computer leaves. */
const goodbyeMs = 2_000;

/** Tells WhatsApp that this computer leaves. Its answer is that it closes the connection; it is not waited for long. */
export async function sayGoodbye(sock: WASocket, clock: Clock): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(goodbyeMs, resolve);
  sock.ws.once('close', () => resolve());
  await sock.logout().catch(() => undefined);
  await promise;
  cancel();
}
