import type { proto, WAMessageKey } from '@whiskeysockets/baileys';
import type { Clock } from '../../system/clock.ts';
import type { MessageId, ReadSentMessage } from '../whatsapp.ts';
import type { Baileys } from './load-baileys.ts';

export interface RetryAnswers {
  /** The exact message, or nothing: an invented one would be delivered in its place. */
  read(key: WAMessageKey): proto.IMessage | undefined;
}

/** When a phone asks, Baileys sends the message to the whole group again (7.0.0-rc14, lib/Socket/messages-recv.js:1075). */
const quietMs = 10_000;

const rememberedCount = 500;

/**
 * Answers devices that could not read a message and ask for it again. One repeat to the whole group serves all phones
 * that ask within ten seconds; answered one by one, 50 of them would get 50 copies each.
 */
export function createRetryAnswers({
  proto,
  clock,
  readSentMessage,
}: {
  readonly proto: Baileys['proto'];
  readonly clock: Clock;
  readonly readSentMessage: ReadSentMessage;
}): RetryAnswers {
  const repeatedAt = new Map<string, number>();

  function mayRepeatToAll(id: string): boolean {
    const now = clock.now();
    if (now - (repeatedAt.get(id) ?? Number.NEGATIVE_INFINITY) < quietMs) return false;
    repeatedAt.set(id, now);
    trim(repeatedAt);
    return true;
  }

  return {
    read({ id, participant }) {
      if (id == null || (isPhone(participant) && !mayRepeatToAll(id))) return undefined;
      const bytes = readSentMessage(id as MessageId);
      return bytes === undefined ? undefined : proto.Message.decode(bytes);
    },
  };
}

/** The phone is device 0, which has no number in its address; the linked devices have `:1`, `:2` … */
function isPhone(participant: string | null | undefined): boolean {
  return participant != null && !/:[1-9]\d*@/.test(participant);
}

function trim(map: Map<string, unknown>): void {
  for (const oldest of map.keys()) {
    if (map.size <= rememberedCount) return;
    map.delete(oldest);
  }
}
