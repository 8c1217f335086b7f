import type { proto, WAMessageKey } from '@whiskeysockets/baileys';
import type { Destination } from '../../../shared/broadcasts.ts';
import type { MessageId, ReadSentMessage } from '../whatsapp.ts';
import type { Baileys } from './load-baileys.ts';

export interface RetryAnswers {
  /** The exact message of that id that went to that chat, or nothing: an invented one would be delivered in its place. */
  read(key: Pick<WAMessageKey, 'id' | 'remoteJid'>): proto.IMessage | undefined;
}

/** Finds what a device asks for again. */
export function createRetryAnswers({
  proto,
  nameChat,
  readSentMessage,
}: {
  readonly proto: Baileys['proto'];
  readonly nameChat: (address: string) => Destination | undefined;
  readonly readSentMessage: ReadSentMessage;
}): RetryAnswers {
  return {
    read({ id, remoteJid }) {
      const destination = remoteJid == null ? undefined : nameChat(remoteJid);
      if (id == null || destination === undefined) return undefined;
      const bytes = readSentMessage(id as MessageId, destination);
      return bytes === undefined ? undefined : proto.Message.decode(bytes);
    },
  };
}
