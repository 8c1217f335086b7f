import type { proto, WASocket } from '@whiskeysockets/baileys';
import { AppError, type FailureCode } from '../../../shared/failure.ts';
import type { Clock } from '../../system/clock.ts';
import type { MessageId, PostOutcome } from '../whatsapp.ts';
import type { Ack, Acks } from './acks.ts';
import { decideOutcome, type PostKind } from './decide-outcome.ts';
import { readQueryCode } from './explain-link-end.ts';
import { createHandOverMark } from './hand-over-mark.ts';
import type { Preflight } from './healing/preflight.ts';

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
  readonly onBegin: (sock: WASocket, address: string) => Promise<Preflight>;
  /** WhatsApp has it, and what Baileys had to write down for it is on the disk. */
  readonly onSent: (address: string) => Promise<void>;
  /** It has not left after all. */
  readonly onNotSent: (address: string) => Promise<void>;
  /** Something on this computer kept it from leaving: it is tried once more. */
  readonly onBroken: (sock: WASocket, address: string) => Promise<void>;
  /** WhatsApp took the message for one of another addressing (421), or for devices that are gone (479). */
  readonly onOutdated: (address: string, code: OutdatedCode) => void;
  /** The server does not answer what Baileys must know before it can send. */
  readonly onStuck: () => void;
}

export interface Outgoing {
  /** Takes over a connection. @param settled resolves when the server has delivered what had waited */
  attach(sock: WASocket, settled: Promise<void>): void;
  detach(): void;
  /** One after the other, in the order of the calls. Resolves on the server's acknowledgement. */
  send(message: OutgoingMessage): Promise<PostOutcome>;
  /** Does something else with the connection, in the same order. @throws AppError `not-connected`; what `work` throws */
  inTurn<Result>(work: (sock: WASocket) => Promise<Result>): Promise<Result>;
}

/** Edits and deletions carry these numbers on their stanza (Baileys 7.0.0-rc14, lib/Socket/messages-send.js:1100-1112). */
export const editMarks: Readonly<Record<PostKind, Record<string, string>>> = {
  post: {},
  edit: { edit: '1' },
  delete: { edit: '7' },
};

type HandOver =
  /** `isKept` is false when its keys are not on the disk. */
  | { readonly isDone: true; readonly isKept: boolean; readonly undo: () => Promise<void> }
  | { readonly isDone: false; readonly error: unknown };

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
    let flight: Preflight | undefined;
    try {
      flight = await needs.onBegin(sock, address);
      const { board, undo } = flight;
      const additionalAttributes = editMarks[kind];
      // What boards and what Baileys writes for the message are one transaction: all of it is kept, or nothing.
      await sock.authState.keys.transaction(async () => {
        await board();
        await sock.relayMessage(address, message, {
          messageId: id,
          additionalAttributes,
          additionalNodes: mark.nodes,
        });
      }, sock.authState.creds.me?.id ?? '');
      return { isDone: true, isKept: true, undo };
    } catch (error) {
      // Once it is handed over, an error says nothing about the message: it may have left all the same.
      if (flight !== undefined && mark.wasHandedOver() && !isClosedBeforeWriting(error))
        return { isDone: true, isKept: false, undo: flight.undo };
      await needs.onNotSent(address).catch(() => undefined);
      return { isDone: false, error };
    } finally {
      flight?.land();
      cancel();
    }
  }

  /** WhatsApp does not take a message from who is out of date, so it may come once more under the same id. */
  async function sendNow(outgoing: OutgoingMessage): Promise<PostOutcome> {
    const outcome = await sendOnce(outgoing);
    const code = outcome.kind === 'refused' ? outdatedCodes.find((each) => each === outcome.code) : undefined;
    if (code === undefined) return outcome;
    needs.onOutdated(outgoing.address, code);
    return sendOnce(outgoing);
  }

  async function sendOnce(outgoing: OutgoingMessage): Promise<PostOutcome> {
    await line?.settled;
    if (line === undefined) return notConnected;
    const { sock } = line;
    const ack = acks.expect(outgoing.id);
    try {
      let handed = await handOver(sock, outgoing);
      if (!handed.isDone && line?.sock === sock && isOwnFault(handed.error)) {
        await needs.onBroken(sock, outgoing.address).catch(() => undefined);
        handed = await handOver(sock, outgoing);
      }
      if (!handed.isDone)
        return line?.sock === sock ? explainNotSent(handed.error, outgoing.kind) : notConnected;
      ack.startTimer();
      const outcome = judge(await ack.answer, outgoing.kind);
      if (handed.isKept) await settle(outcome, outgoing.address, handed.undo).catch(() => undefined);
      return outcome;
    } finally {
      ack.end();
    }
  }

  /** After an answer it is certain who was given the group's key with the message: those who were to, or nobody. */
  async function settle(outcome: PostOutcome, address: string, undo: () => Promise<void>): Promise<void> {
    if (outcome.kind === 'unknown') return;
    if (outcome.kind === 'sent') return needs.onSent(address);
    await undo();
    await needs.onNotSent(address);
  }

  async function workNow<Result>(work: (sock: WASocket) => Promise<Result>): Promise<Result> {
    await line?.settled;
    if (line === undefined) throw new AppError('not-connected');
    const cancel = clock.after(needs.handOverMs, needs.onStuck);
    try {
      return await work(line.sock);
    } finally {
      cancel();
    }
  }

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
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
    send: (message) => inTurn(() => sendNow(message)),
    inTurn: (work) => inTurn(() => workNow(work)),
  };
}

function judge(ack: Ack, kind: PostKind): PostOutcome {
  if (ack.kind === 'nothing') return { kind: 'unknown' };
  return ack.code === undefined ? { kind: 'sent', at: ack.at } : decideOutcome(ack.code, kind);
}

/** WhatsApp's words for "you are out of date": github.com/nanocoai/nanoclaw pull requests 2688, 3008 (421); Baileys issue 2794 (479). */
const outdatedCodes = [421, 479] as const;

export type OutdatedCode = (typeof outdatedCodes)[number];

const notConnected = { kind: 'not-sent', reason: 'not-connected' } as const;

/** Baileys looks whether the connection is open before it writes (7.0.0-rc14, lib/Socket/socket.js:58-61). */
function isClosedBeforeWriting(error: unknown): boolean {
  return readQueryCode(error) === 428;
}

/** Neither WhatsApp nor the connection nor the disk: rows that cannot be read, or sessions that cannot encrypt. */
function isOwnFault(error: unknown): boolean {
  return !(error instanceof AppError) && readQueryCode(error) === undefined;
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
