import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import { type Ask, readAsk } from './read-ask.ts';

export interface HeldAsk extends Ask {
  /** Tells the server that this request is done with; until then it would bring it again to the next connection. */
  readonly acknowledge: () => void;
}

/**
 * Takes a request for a message out of the line, in place and before Baileys reads it.
 * @returns `undefined` for everything else, which is left alone
 */
export function takeAsk(frame: unknown, sock: WASocket): HeldAsk | undefined {
  const ask = readAsk(frame);
  if (ask === undefined) return undefined;
  const stanza = { ...ask.stanza };
  hide(ask.stanza);
  const acknowledge = acknowledgeOnce(sock, stanza);
  // What waited at the server is taken at once: until then it may hold back what it has behind it.
  if (stanza.attrs.offline !== undefined) acknowledge();
  return { ...ask, stanza, acknowledge };
}

/** Baileys knows no stanza of this name, so it leaves it alone. */
function hide(frame: BinaryNode): void {
  frame.tag = 'taken-receipt';
  frame.attrs = {};
}

function acknowledgeOnce(sock: WASocket, { attrs }: BinaryNode): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    const { id = '', from = '', participant = '' } = attrs;
    const ack = { id, to: from, class: 'receipt', type: 'retry', participant };
    // A connection that has ended takes nothing any more: then the server brings the request again.
    sock.sendNode({ tag: 'ack', attrs: ack }).catch(() => undefined);
  };
}
