import type { BinaryNode } from '@whiskeysockets/baileys';
import type { MessageId } from '../whatsapp.ts';

/** A device of a group could not read a message of ours and asks for it again. */
export interface Ask {
  readonly messageId: MessageId;
  /** WhatsApp's address of the group. */
  readonly group: string;
  /** WhatsApp's address of the device, as Baileys writes it: without a number for a phone. */
  readonly device: string;
  readonly isPhone: boolean;
  /** How often it has asked for this message, itself included. */
  readonly count: number;
  /** The whole stanza, with the keys that the device may have sent along. */
  readonly stanza: BinaryNode;
}

/** Reads such a request from the server's stanza. @returns `undefined` for everything else */
export function readAsk(frame: unknown): Ask | undefined {
  if (!isNode(frame) || frame.tag !== 'receipt' || frame.attrs.type !== 'retry') return undefined;
  const { id, from = '', participant, recipient } = frame.attrs;
  if (id === undefined || participant === undefined || recipient !== undefined) return undefined;
  if (!from.endsWith('@g.us')) return undefined;
  // The phone is device 0, which has no number in its address; the linked devices have `:1`, `:2` …
  const device = participant.replace(':0@', '@');
  return {
    messageId: id as MessageId,
    group: from,
    device,
    isPhone: !device.includes(':'),
    count: readCount(frame),
    stanza: frame,
  };
}

function readCount({ content }: BinaryNode): number {
  const retry = Array.isArray(content) ? content.find(({ tag }) => tag === 'retry') : undefined;
  const count = Number(retry?.attrs.count);
  return count >= 1 ? count : 1;
}

function isNode(frame: unknown): frame is BinaryNode {
  return typeof frame === 'object' && frame !== null && 'tag' in frame && 'attrs' in frame;
}
