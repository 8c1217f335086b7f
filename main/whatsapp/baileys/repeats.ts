import type { WASocket } from '@whiskeysockets/baileys';
import type { MessageId } from '../whatsapp.ts';
import { type AnsweringNeeds, createAnswering } from './answering.ts';
import { type Conversation, createConversations } from './conversations.ts';
import type { Timeouts } from './needs.ts';
import { takeAsk } from './take-ask.ts';

export interface RepeatsNeeds extends Omit<AnsweringNeeds, 'windowMs'> {
  readonly timeouts: Pick<Timeouts, 'gatherMs' | 'repeatMs'>;
  /** Somebody got a message, though not in a form that could be read: the server has taken it. */
  readonly onAsk: (id: MessageId) => void;
}

/** Answers devices of groups that could not read a message and ask for it again. */
export interface Repeats {
  /** Takes such a request out of the line before Baileys reads it. Everything else is left alone. */
  take(frame: unknown, sock: WASocket): void;
  /** Goes on with what waits: there is a connection. */
  resume(): void;
  stop(): void;
}

/**
 * Baileys would answer each request at once, and a phone's with a repeat to the whole group; what it cannot answer
 * at once it forgets, and every try is counted twice against the device (7.0.0-rc14,
 * lib/Socket/messages-recv.js:1053-1160, 1200-1225). Here requests are gathered for a moment, answered as
 * `decideRepeats` says, and those that must wait are kept.
 */
export function createRepeats(needs: RepeatsNeeds): Repeats {
  const { clock, log } = needs;
  const { gatherMs, repeatMs } = needs.timeouts;
  const conversations = createConversations();
  const { answer, decide } = createAnswering({ ...needs, windowMs: repeatMs });

  /** Unless that is done sooner anyway. */
  function lookIn(conversation: Conversation, ms: number): void {
    const at = clock.now() + ms;
    if (conversation.nextLook !== undefined && conversation.nextLook.at <= at) return;
    conversation.nextLook?.cancel();
    conversation.nextLook = { at, cancel: clock.after(ms, () => void look(conversation)) };
  }

  async function look(conversation: Conversation): Promise<void> {
    conversation.nextLook = undefined;
    if (conversation.isAnswering) return;
    conversation.isAnswering = true;
    let nextInMs = repeatMs;
    try {
      await answer(conversation);
      nextInMs = untilNext(conversation);
    } catch (error) {
      log.warn({ err: error }, 'devices that asked for a message again could not be answered now');
    } finally {
      conversation.isAnswering = false;
    }
    if (conversation.waiting.size > 0 && conversations.isOpen(conversation)) lookIn(conversation, nextInMs);
  }

  /** Who asked in the meantime is gathered like the first. */
  function untilNext(conversation: Conversation): number {
    const { byOneToAll, each, givenUp, nextAt } = decide(conversation);
    const isDue = byOneToAll.length + each.length + givenUp.length > 0;
    return isDue || nextAt === undefined ? gatherMs : nextAt - clock.now();
  }

  return {
    take(frame, sock) {
      const ask = takeAsk(frame, sock);
      if (ask === undefined) return;
      const conversation = conversations.open(ask);
      conversation.waiting.get(ask.device)?.acknowledge();
      conversation.waiting.set(ask.device, ask);
      needs.onAsk(ask.messageId);
      lookIn(conversation, gatherMs);
    },
    resume() {
      for (const conversation of conversations.all()) {
        if (conversation.waiting.size > 0) lookIn(conversation, gatherMs);
      }
    },
    stop() {
      for (const { nextLook } of conversations.all()) nextLook?.cancel();
      conversations.clear();
    },
  };
}
