import type { BinaryNode, GroupMetadata, proto, WASocket } from '@whiskeysockets/baileys';
import { AppError } from '../../../shared/failure.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { MessageId } from '../whatsapp.ts';
import { type Conversation, createConversations, type HeldAsk } from './conversations.ts';
import { decideRepeats, type Repeats as Plan } from './decide-repeats.ts';
import { readQueryCode } from './explain-link-end.ts';
import type { Baileys } from './load-baileys.ts';
import type { Timeouts } from './needs.ts';
import { editMarks, type Outgoing } from './outgoing.ts';
import { readKind } from './promos.ts';
import { type Ask, readAsk } from './read-ask.ts';
import { readUser } from './read-user.ts';
import { forgetHolder, prepareRepeatToAll, type RepeatedMessage, repeatToOne } from './repeat-message.ts';

export interface RepeatsNeeds {
  readonly clock: Clock;
  readonly log: Log;
  readonly timeouts: Pick<Timeouts, 'gatherMs' | 'repeatMs'>;
  readonly outgoing: Pick<Outgoing, 'inTurn' | 'send'>;
  /** Before a message: see the ratchet journal. */
  readonly stepOver: (sock: WASocket) => Promise<void>;
  readonly readBaileys: () => Baileys | undefined;
  /** The exact message that went to this group under this id. */
  readonly readMessage: (group: string, id: MessageId) => proto.IMessage | undefined;
  /** Somebody got a message, though not in a form that could be read: the server has taken it. */
  readonly onAsk: (id: MessageId) => void;
  /** Who is in the group, as far as that is known. */
  readonly readGroup: (address: string) => GroupMetadata | undefined;
}

/** Answers devices of groups that could not read a message and ask for it again. */
export interface Repeats {
  /** Takes such a request out of the line, in place and before Baileys reads it. Everything else is left alone. */
  take(frame: unknown, sock: WASocket): void;
  /** Goes on with what waits: there is a connection. */
  resume(): void;
  stop(): void;
}

/**
 * Baileys would answer each request at once, and a phone's with a repeat to the whole group; what it cannot answer
 * at once it forgets, and every try is counted twice against the device (7.0.0-rc14,
 * lib/Socket/messages-recv.js:1053-1160, 1200-1225). Here requests are gathered for a moment, answered as
 * {@link decideRepeats} says, and those that must wait are kept.
 */
export function createRepeats(needs: RepeatsNeeds): Repeats {
  const { clock, log, outgoing } = needs;
  const conversations = createConversations();

  function take(frame: unknown, sock: WASocket): void {
    const ask = readAsk(frame);
    if (ask === undefined) return;
    const stanza = { ...ask.stanza };
    hide(frame as BinaryNode);
    const held = { ...ask, stanza, acknowledge: acknowledgeOnce(sock, stanza) };
    // What waited at the server is taken at once: until then it may hold back what it has behind it.
    if (stanza.attrs.offline !== undefined) held.acknowledge();
    const conversation = conversations.open(ask);
    conversation.waiting.get(ask.device)?.acknowledge();
    conversation.waiting.set(ask.device, held);
    needs.onAsk(ask.messageId);
    lookIn(conversation, needs.timeouts.gatherMs);
  }

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
    let nextInMs = needs.timeouts.repeatMs;
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
    return isDue || nextAt === undefined ? needs.timeouts.gatherMs : nextAt - clock.now();
  }

  async function answer(conversation: Conversation): Promise<void> {
    const { group, id } = conversation;
    const message = needs.readMessage(group, id);
    const plan = decide(conversation);
    for (const device of message === undefined ? conversation.waiting.keys() : plan.givenUp) {
      await giveUp(conversation, device);
    }
    if (message === undefined) return;
    const repeated = { id, message, additionalAttributes: editMarks[readKind(message)] };
    if (plan.byOneToAll.length > 0) await answerByOneToAll(conversation, plan.byOneToAll, repeated);
    for (const device of plan.each) await answerOne(conversation, device, repeated);
  }

  function decide({ waiting, answers, repeatedToAllAt }: Conversation): Plan {
    const now = clock.now();
    const windowMs = needs.timeouts.repeatMs;
    return decideRepeats({ waiting: [...waiting.values()], answers, repeatedToAllAt, now, windowMs });
  }

  async function giveUp({ waiting }: Conversation, device: string): Promise<void> {
    const ask = waiting.get(device);
    if (ask === undefined) return;
    await inTurn((_, sock) => forgetHolder(sock, ask));
    waiting.delete(device);
    ask.acknowledge();
  }

  async function answerOne(
    conversation: Conversation,
    device: string,
    repeated: RepeatedMessage,
  ): Promise<void> {
    const { answers, waiting } = conversation;
    const ask = waiting.get(device);
    if (ask === undefined) return;
    if (!isMember(device, needs.readGroup(ask.group))) return done(conversation, [ask], undefined);
    try {
      const before = answers.get(device)?.over;
      const over = await inTurn((baileys, sock) => repeatToOne(baileys, sock, ask, repeated, before));
      done(conversation, [ask], over);
    } catch (error) {
      failed(conversation, [ask], error);
    }
  }

  /** One repeat in the group's own key, which those who asked get anew, and the first time everybody else, too. */
  async function answerByOneToAll(
    conversation: Conversation,
    devices: readonly string[],
    { id, message }: RepeatedMessage,
  ): Promise<void> {
    const { group: address, waiting } = conversation;
    const asks = devices.map((device) => waiting.get(device)).filter((ask) => ask !== undefined);
    const isFirst = conversation.repeatedToAllAt === undefined;
    try {
      await inTurn((baileys, sock) => prepareRepeatToAll(baileys, sock, asks, isFirst));
      conversation.repeatedToAllAt = clock.now();
      const outcome = await outgoing.send({ kind: readKind(message), id, address, message });
      if (outcome.kind === 'not-sent') throw new AppError(outcome.reason);
      if (outcome.kind !== 'sent' && outcome.kind !== 'unknown') throw new Error(`it was ${outcome.kind}`);
      done(conversation, asks, undefined);
    } catch (error) {
      failed(conversation, asks, error);
    }
  }

  function inTurn<Result>(work: (baileys: Baileys, sock: WASocket) => Promise<Result>): Promise<Result> {
    return outgoing.inTurn(async (sock) => {
      const baileys = needs.readBaileys();
      if (baileys === undefined) throw new Error('Baileys is not there');
      // A device that asks because a crash took back a step must not be answered with that step.
      await needs.stepOver(sock);
      return work(baileys, sock);
    });
  }

  function done(conversation: Conversation, asks: readonly HeldAsk[], over: string | undefined): void {
    for (const ask of asks) {
      note(conversation, ask, over);
      ask.acknowledge();
      // It may have asked once more meanwhile.
      if (conversation.waiting.get(ask.device) === ask) conversation.waiting.delete(ask.device);
    }
  }

  /** They stay in line and are tried again when the window ends, but not for ever; without a connection, when it is back. */
  function failed(conversation: Conversation, asks: readonly HeldAsk[], error: unknown): void {
    if ((error instanceof AppError && error.code === 'not-connected') || readQueryCode(error) === 428)
      throw error;
    log.warn({ err: error, deviceCount: asks.length }, 'a message could not be repeated');
    for (const ask of asks) note(conversation, ask, conversation.answers.get(ask.device)?.over);
  }

  function note({ answers }: Conversation, { device, isPhone }: Ask, over: string | undefined): void {
    const count = (answers.get(device)?.count ?? 0) + 1;
    answers.set(device, { isPhone, count, at: clock.now(), over });
  }

  return {
    take,
    resume() {
      for (const conversation of conversations.all()) {
        if (conversation.waiting.size > 0) lookIn(conversation, needs.timeouts.gatherMs);
      }
    },
    stop() {
      for (const { nextLook } of conversations.all()) nextLook?.cancel();
      conversations.clear();
    },
  };
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

/** Who has left the group gets nothing of it any more. */
function isMember(device: string, group: GroupMetadata | undefined): boolean {
  const user = readUser(device);
  const isHers = ({ id, lid, phoneNumber }: GroupMetadata['participants'][number]) =>
    [id, lid, phoneNumber].some((address) => readUser(address) === user);
  return group?.participants?.some(isHers) ?? true;
}
