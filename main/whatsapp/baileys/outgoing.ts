import type { proto, WASocket } from '@whiskeysockets/baileys';
import { AppError, type FailureCode } from '../../../shared/failure.ts';
import type { Clock } from '../../system/clock.ts';
import type { MessageId, PostOutcome } from '../whatsapp.ts';
import type { Ack, Acks } from './acks.ts';
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
  readonly acks: Acks;
  /** How long Baileys may take to hand a message over. */
  readonly handOverMs: number;
  /** Before a message, when nothing of the one before is under way any more. @throws AppError when it must not leave */
  readonly onBegin: (sock: WASocket, address: string) => Promise<void>;
  /** It has not left after all. */
  readonly onNotSent: (address: string) => Promise<void>;
  /** WhatsApp took the message for one of another addressing, or for devices that are gone. */
  readonly onOutdated: (address: string) => void;
  /** The server does not answer what Baileys must know before it can send. */
  readonly onStuck: () => void;
}

export interface Outgoing {
  /** Takes over a connection. @param settled resolves when the server has delivered what had waited */
  attach(sock: WASocket, settled: Promise<void>): void;
  detach(): void;
  /** One after the other, in the order of the calls. Resolves on the server's acknowledgement. */
  send(message: OutgoingMessage): Promise<PostOutcome>;
}

/** Edits and deletions carry these numbers on their stanza (Baileys 7.0.0-rc14, lib/Socket/messages-send.js:1100-1112). */
export const editMarks: Readonly<Record<PostKind, Record<string, string>>> = {
  post: {},
  edit: { edit: '1' },
  delete: { edit: '7' },
};

type HandOver = { readonly isDone: true } | { readonly isDone: false; readonly error: unknown };

export function createOutgoing(needs: OutgoingNeeds): Outgoing {
  const { clock, acks } = needs;
  let line: { readonly sock: WASocket; readonly settled: Promise<void> } | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function handOver(
    sock: WASocket,
    { kind, id, address, message }: OutgoingMessage,
  ): Promise<HandOver> {
    const mark = createHandOverMark();
    const cancel = clock.after(needs.handOverMs, needs.onStuck);
    try {
      await needs.onBegin(sock, address);
      const additionalAttributes = editMarks[kind];
      await sock.relayMessage(address, message, {
        messageId: id,
        additionalAttributes,
        additionalNodes: mark.nodes,
      });
      return { isDone: true };
    } catch (error) {
      // Once it is handed over, an error says nothing about the message: it may have left all the same.
      if (mark.wasHandedOver() && !isClosedBeforeWriting(error)) return { isDone: true };
      await needs.onNotSent(address).catch(() => undefined);
      return { isDone: false, error };
    } finally {
      cancel();
    }
  }

  async function sendNow(outgoing: OutgoingMessage): Promise<PostOutcome> {
    await line?.settled;
    if (line === undefined) return notConnected;
    const { sock } = line;
    const ack = acks.expect(outgoing.id);
    try {
      const handed = await handOver(sock, outgoing);
      if (!handed.isDone)
        return line?.sock === sock ? explainNotSent(handed.error, outgoing.kind) : notConnected;
      ack.startTimer();
      return judge(await ack.answer, outgoing);
    } finally {
      ack.end();
    }
  }

  function judge(ack: Ack, { kind, address }: OutgoingMessage): PostOutcome {
    if (ack.kind === 'nothing') return { kind: 'unknown' };
    if (ack.code === undefined) return { kind: 'sent', at: ack.at };
    if (ack.code === 421 || ack.code === 479) needs.onOutdated(address);
    return decideOutcome(ack.code, kind);
  }

  return {
    attach(sock, settled) {
      line = { sock, settled };
      acks.attach(sock);
    },
    detach() {
      line = undefined;
      acks.detach();
    },
    send(message) {
      const outcome = last.then(() => sendNow(message));
      last = outcome.catch(() => undefined);
      return outcome;
    },
  };
}

const notConnected = { kind: 'not-sent', reason: 'not-connected' } as const;

/** Baileys looks whether the connection is open before it writes (7.0.0-rc14, lib/Socket/socket.js:58-61). */
function isClosedBeforeWriting(error: unknown): boolean {
  return readQueryCode(error) === 428;
}

function explainNotSent(error: unknown, kind: PostKind): PostOutcome {
  if (error instanceof AppError) return { kind: 'not-sent', reason: error.code };
  const code = readQueryCode(error);
  if (code === 408 || code === 428) return notConnected;
  if (code === undefined) return { kind: 'not-sent', reason: 'unexpected' };
  const outcome = decideOutcome(code, kind);
  if (outcome.kind !== 'refused') return outcome;
  return { kind: 'not-sent', reason: plainRefusals.has(outcome.reason) ? outcome.reason : 'unexpected' };
}

const plainRefusals: ReadonlySet<FailureCode> = new Set(['may-not-post', 'group-unknown']);
