import type { GroupMetadata, WASocket } from '@whiskeysockets/baileys';
import { AppError } from '../../../shared/failure.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { Conversation } from './conversations.ts';
import { decideRepeats, type Repeats } from './decide-repeats.ts';
import type { Engine } from './engine.ts';
import type { Baileys } from './load-baileys.ts';
import type { Outgoing } from './outgoing.ts';
import { editMarks, readKind } from './promos.ts';
import { readUser } from './read-user.ts';
import { forgetHolder, prepareRepeatToAll, type RepeatedMessage, repeatToOne } from './repeat-message.ts';
import { settleAsks } from './settle-asks.ts';

export interface AnsweringNeeds {
  readonly clock: Clock;
  readonly log: Log;
  /** In which no device gets two copies of its own, and the group no two repeats; in milliseconds. */
  readonly windowMs: number;
  readonly outgoing: Pick<Outgoing, 'inTurn' | 'send'>;
  readonly readEngine: () => Pick<Engine, 'answers' | 'baileys' | 'journal'> | undefined;
  /** Who is in the group, as far as that is known. */
  readonly readGroup: (address: string) => GroupMetadata | undefined;
}

/** Answers those that wait for a message. */
export interface Answering {
  /** Who is to be answered now, and how. */
  decide(conversation: Conversation): Repeats;
  /** Does it. @throws AppError `not-connected`; then whoever has no answer yet goes on waiting */
  answer(conversation: Conversation): Promise<void>;
}

export function createAnswering(needs: AnsweringNeeds): Answering {
  const { clock, windowMs, outgoing } = needs;

  function decide({ waiting, answers, repeatedToAllAt }: Conversation): Repeats {
    const now = clock.now();
    return decideRepeats({ waiting: [...waiting.values()], answers, repeatedToAllAt, now, windowMs });
  }

  async function answer(conversation: Conversation): Promise<void> {
    const { group, id } = conversation;
    const message = needs.readEngine()?.answers.read({ remoteJid: group, id });
    const plan = decide(conversation);
    for (const device of message === undefined ? conversation.waiting.keys() : plan.givenUp) {
      await giveUp(conversation, device);
    }
    if (message === undefined) return;
    const repeated = { id, message, additionalAttributes: editMarks[readKind(message)] };
    if (plan.byOneToAll.length > 0) await answerByOneToAll(conversation, plan.byOneToAll, repeated);
    for (const device of plan.each) await answerOne(conversation, device, repeated);
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
    const ask = conversation.waiting.get(device);
    if (ask === undefined) return;
    const isThere = isMember(device, needs.readGroup(ask.group));
    const before = conversation.answers.get(device)?.over;
    await settleAsks(conversation, [ask], needs, async () =>
      isThere ? inTurn((baileys, sock) => repeatToOne(baileys, sock, ask, repeated, before)) : undefined,
    );
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
    await settleAsks(conversation, asks, needs, async () => {
      await inTurn((baileys, sock) => prepareRepeatToAll(baileys, sock, asks, isFirst));
      conversation.repeatedToAllAt = clock.now();
      const outcome = await outgoing.send({ kind: readKind(message), id, address, message });
      if (outcome.kind === 'not-sent') throw new AppError(outcome.reason);
      if (outcome.kind !== 'sent' && outcome.kind !== 'unknown') throw new Error(`it was ${outcome.kind}`);
      return undefined;
    });
  }

  function inTurn<Result>(work: (baileys: Baileys, sock: WASocket) => Promise<Result>): Promise<Result> {
    return outgoing.inTurn(async (sock) => {
      const engine = needs.readEngine();
      if (engine === undefined) throw new Error('Baileys is not there');
      // A device that asks because a crash took back a step must not be answered with that step.
      await engine.journal.stepOver(sock);
      return work(engine.baileys, sock);
    });
  }

  return { decide, answer };
}

/** Who has left the group gets nothing of it any more. */
function isMember(device: string, group: GroupMetadata | undefined): boolean {
  const user = readUser(device);
  const isHers = ({ id, lid, phoneNumber }: GroupMetadata['participants'][number]) =>
    [id, lid, phoneNumber].some((address) => readUser(address) === user);
  return group?.participants?.some(isHers) ?? true;
}
