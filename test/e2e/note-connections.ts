import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import type { Socket } from 'node:net';

/**
 * Loaded into the main process before the app: writes every name that Node looks up and every address that it
 * calls, whatever becomes of it, into the file that `PROMO_NOTE_CONNECTIONS` names.
 */
const file = process.env.PROMO_NOTE_CONNECTIONS ?? '';
const note = (place: string) => appendFileSync(file, `${place}\n`);

subscribe('net.client.socket', (message) => {
  const { socket } = message as { readonly socket: Socket };
  socket.on('lookup', (_error, _address, _family, host) => note(host));
  socket.on('connectionAttempt', (address) => note(address));
});
