import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import type { Clock } from '../../system/clock.ts';
import type { KeyStore } from '../key-store/key-store.ts';
import type { WhatsAppEvents } from '../whatsapp.ts';
import type { Events } from './events.ts';
import { readOwnAddresses } from './own-addresses.ts';
import { readProofs } from './read-proofs.ts';
import { readReceipts } from './read-receipts.ts';

export interface ArrivalsNeeds {
  readonly clock: Clock;
  readonly keys: Pick<KeyStore, 'hash'>;
  readonly events: Events<WhatsAppEvents>;
}

/**
 * Tells who has what we sent, on a connection from its first stanza on: what had waited at the server comes before
 * Baileys calls the connection open (7.0.0-rc14, lib/Socket/socket.js:746-765).
 */
export function tellArrivals(sock: WASocket, { clock, keys, events }: ArrivalsNeeds): void {
  const hashPerson = (user: string) => keys.hash('person', user);

  const tell = (node: BinaryNode) => {
    const own = readOwnAddresses(sock);
    const at = clock.now();
    const receipts = node.tag === 'receipt' ? readReceipts(node, own, hashPerson, at) : [];
    for (const receipt of receipts) events.emit('receipt', receipt);
    if (receipts.length > 0) return;
    for (const messageId of readProofs(node, own)) events.emit('proof', { messageId, at });
  };
  sock.ws.on('CB:receipt', tell);
  sock.ws.on('CB:message', tell);
}
