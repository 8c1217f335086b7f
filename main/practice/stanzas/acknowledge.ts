import type { Connection } from '../server/connection.ts';
import type { World } from '../server/world.ts';
import { type Node, node } from './nodes.ts';

/** Codes with which WhatsApp refuses a message. */
export const refusals = {
  /** Not a member, or not an admin where only admins may write. */
  forbidden: 403,
  notFound: 404,
  tooLate: 406,
  /** A group of the other kind of address (Baileys issue reports: `421` in LID groups). */
  wrongAddressing: 421,
  /** The stanza itself is wrong (Baileys lib/Utils/decode-wa-message.js:74). */
  malformed: 479,
} as const;

/** The server's answer to a message; `error` when it was refused. Deeds may keep it back. */
export function acknowledge(world: World, connection: Connection, stanza: Node, error?: number): void {
  const { id, to, participant } = stanza.attrs;
  const t = Math.floor(world.clock.now() / 1000);
  const ack = node('ack', { class: 'message', id, from: to, participant, t, error });
  const send = () => {
    const post = world.groups.find(to)?.posts.get(id ?? '');
    if (post && error === undefined) post.isAcknowledged = true;
    connection.send(ack, messageLane(id));
  };
  const { isHoldingAcks, heldAcks, ackDelayMs } = world.switches;
  if (isHoldingAcks) heldAcks.push(send);
  else if (ackDelayMs > 0) setTimeout(send, ackDelayMs);
  else send();
}

/** The acknowledgement of a message comes before its receipts, even with jitter. */
export function messageLane(id: string | undefined): string {
  return `message ${id}`;
}
