import type { BinaryNode, proto, WASocket } from '@whiskeysockets/baileys';
import { AppError, type FailureCode } from '../../../shared/failure.ts';
import type { Clock } from '../../system/clock.ts';
import type { MessageId, PostOutcome, WhatsAppEvents } from '../whatsapp.ts';
import { decideOutcome, type PostKind } from './decide-outcome.ts';
import { readQueryCode } from './explain-link-end.ts';
import { createHandOverMark } from './hand-over-mark.ts';

export interface OutgoingMessage {
  readonly kind: PostKind;
  readonly id: MessageId;
  /** WhatsApp's address of the group or of the own chat. */
  readonly address: string;
  readonly message: proto.IMessage;
}

export interface OutgoingNeeds {
  readonly clock: Clock;
  readonly ackMs: number;
  /** Called before each message, when nothing of the one before is under way any more. */
  readonly onBegin: () => void;
  /** WhatsApp took the message for one of another addressing, or for devices that are gone. */
  readonly onOutdated: (address: string) => void;
  readonly onLateAck: (ack: WhatsAppEvents['lateAck']) => void;
}

export interface Outgoing {
  /** Takes over a connection. @param settled resolves when the server has delivered what had waited */
  attach(sock: WASocket, settled: Promise<void>): void;
  detach(): void;
  /** One after the other, in the order of the calls. Resolves on the server's acknowledgement. */
  send(message: OutgoingMessage): Promise<PostOutcome>;
}

type Answer = { readonly kind: 'ack'; readonly node: BinaryNode } | { readonly kind: 'nothing' };

/** Edits and deletions carry these numbers on their stanza (Baileys 7.0.0-rc14, lib/Socket/messages-send.js:1100-1112). */
const editMarks: Readonly<Record<PostKind, Record<string, string>>> = {
  post: {},
  edit: { edit: '1' },
  delete: { edit: '7' },
};

export function createOutgoing(needs: OutgoingNeeds): Outgoing {
  const { clock } = needs;
  const waiting = new Map<string, (answer: Answer) => void>();
  const unknown = new Set<string>();
  let line: { readonly sock: WASocket; readonly settled: Promise<void> } | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** Read from the connection itself: a good acknowledgement raises no event of Baileys at all. */
  function takeAck(node: BinaryNode): void {
    const { id = '' } = node.attrs;
    const resolve = waiting.get(id);
    if (resolve) resolve({ kind: 'ack', node });
    else if (unknown.delete(id) && node.attrs.error === undefined) {
      needs.onLateAck({ messageId: id as MessageId, at: readTime(node, clock) });
    }
  }

  function waitForAck(id: string): { answer: Promise<Answer>; startTimer(): void; end(): void } {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    let cancel = (): void => undefined;
    waiting.set(id, resolve);
    return {
      answer: promise,
      startTimer() {
        cancel = clock.after(needs.ackMs, () => resolve({ kind: 'nothing' }));
      },
      end() {
        cancel();
        waiting.delete(id);
      },
    };
  }

  async function sendNow({ kind, id, address, message }: OutgoingMessage): Promise<PostOutcome> {
    await line?.settled;
    if (line === undefined) return { kind: 'not-sent', reason: 'not-connected' };
    needs.onBegin();
    const mark = createHandOverMark();
    const ack = waitForAck(id);
    try {
      await line.sock.relayMessage(address, message, {
        messageId: id,
        additionalAttributes: editMarks[kind],
        additionalNodes: mark.nodes,
      });
    } catch (error) {
      // Once it is handed over, an error says nothing about the message: it may have left all the same.
      if (!mark.wasHandedOver() || isClosedBeforeWriting(error)) {
        ack.end();
        return explainNotSent(error, kind);
      }
    }
    ack.startTimer();
    const answer = await ack.answer;
    ack.end();
    return judge(answer, { kind, id, address });
  }

  function judge(answer: Answer, { kind, id, address }: Omit<OutgoingMessage, 'message'>): PostOutcome {
    if (answer.kind === 'nothing') {
      unknown.add(id);
      return { kind: 'unknown' };
    }
    const { error } = answer.node.attrs;
    if (error === undefined) return { kind: 'sent', at: readTime(answer.node, clock) };
    if (error === '421' || error === '479') needs.onOutdated(address);
    return decideOutcome(Number(error), kind);
  }

  return {
    attach(sock, settled) {
      line = { sock, settled };
      sock.ws.on('CB:ack,class:message', takeAck);
    },
    detach() {
      line = undefined;
      for (const resolve of waiting.values()) resolve({ kind: 'nothing' });
    },
    send(message) {
      const outcome = last.then(() => sendNow(message));
      last = outcome.catch(() => undefined);
      return outcome;
    },
  };
}

function readTime({ attrs }: BinaryNode, clock: Clock): number {
  const seconds = Number(attrs.t);
  return seconds > 0 ? seconds * 1_000 : clock.now();
}

/** Baileys looks whether the connection is open before it writes (7.0.0-rc14, lib/Socket/socket.js:58-61). */
function isClosedBeforeWriting(error: unknown): boolean {
  return readQueryCode(error) === 428;
}

function explainNotSent(error: unknown, kind: PostKind): PostOutcome {
  if (error instanceof AppError) return { kind: 'not-sent', reason: error.code };
  const code = readQueryCode(error);
  if (code === 408 || code === 428) return { kind: 'not-sent', reason: 'not-connected' };
  if (code === undefined) return { kind: 'not-sent', reason: 'unexpected' };
  const outcome = decideOutcome(code, kind);
  if (outcome.kind !== 'refused') return outcome;
  return { kind: 'not-sent', reason: knownRefusals.has(outcome.reason) ? outcome.reason : 'unexpected' };
}

const knownRefusals: ReadonlySet<FailureCode> = new Set(['may-not-post', 'group-unknown']);
