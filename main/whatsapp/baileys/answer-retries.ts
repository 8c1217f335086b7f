import type { proto, WAMessageKey } from '@whiskeysockets/baileys';
import type { Destination } from '../../../shared/broadcasts.ts';
import type { MessageId, ReadSentMessage } from '../whatsapp.ts';
import type { Baileys } from './load-baileys.ts';

export interface RetryAnswers {
  /** The exact message of that id that went to that chat, or nothing: an invented one would be delivered in its place. */
  read(key: Pick<WAMessageKey, 'id' | 'remoteJid'>): proto.IMessage | undefined;
  /** Edits and deletions are written down nowhere else. */
  remember(id: MessageId, destination: Destination, message: proto.IMessage): void;
}

interface Change {
  readonly destination: Destination;
  readonly message: proto.IMessage;
}

const rememberedCount = 500;

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
  const remembered = new Map<string, Change>();

  return {
    read({ id, remoteJid }) {
      const destination = remoteJid == null ? undefined : nameChat(remoteJid);
      if (id == null || destination === undefined) return undefined;
      const bytes = readSentMessage(id as MessageId, destination);
      if (bytes !== undefined) return proto.Message.decode(bytes);
      const change = remembered.get(id);
      return change !== undefined && isSame(change.destination, destination) ? change.message : undefined;
    },
    remember(id, destination, message) {
      remembered.set(id, { destination, message });
      for (const oldest of remembered.keys()) {
        if (remembered.size <= rememberedCount) return;
        remembered.delete(oldest);
      }
    },
  };
}

function isSame(one: Destination, other: Destination): boolean {
  if (one.kind === 'group' && other.kind === 'group') return one.id === other.id;
  return one.kind === other.kind;
}
