import type { Baileys } from './load-baileys.ts';

/** The same content with another text. Its secret and timer are given to it where every message gets them. */
export function replaceText({ proto }: Pick<Baileys, 'proto'>, unsent: Uint8Array, text: string): Uint8Array {
  const message = proto.Message.decode(unsent);
  if (message.imageMessage) Object.assign(message.imageMessage, { caption: text, contextInfo: null });
  if (message.extendedTextMessage) Object.assign(message.extendedTextMessage, { text, contextInfo: null });
  return proto.Message.encode(message).finish();
}

export interface Quoted {
  readonly id: string;
  /** The account, as the group addresses it. */
  readonly author: string;
  readonly bytes: Uint8Array;
}

/** A text that quotes a message of ours, as Baileys makes one (7.0.0-rc14, lib/Utils/messages.js:561-585). */
export function makeReply({ proto }: Pick<Baileys, 'proto'>, text: string, quoted: Quoted): Uint8Array {
  const { imageMessage, extendedTextMessage } = proto.Message.decode(quoted.bytes);
  const quotedMessage = imageMessage
    ? { imageMessage: { ...imageMessage, contextInfo: null } }
    : { extendedTextMessage: { ...extendedTextMessage, contextInfo: null } };
  const contextInfo = { stanzaId: quoted.id, participant: quoted.author, quotedMessage };
  return proto.Message.encode({ extendedTextMessage: { text, contextInfo } }).finish();
}
