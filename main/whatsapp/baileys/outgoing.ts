import type { WASocket } from '@whiskeysockets/baileys';
import { AppError } from '../../../shared/failure.ts';
import type { PostOutcome } from '../whatsapp.ts';
import type { Ack, Acks } from './acks.ts';
import { decideOutcome, type PostKind, readOutdatedCode } from './decide-outcome.ts';
import { explainNotSent, isOwnFault, notConnected } from './explain-not-sent.ts';
import { type HandOverNeeds, handOver, type OutgoingMessage } from './hand-over.ts';
import type { SendHooks } from './healing/send-hooks.ts';

export interface OutgoingNeeds extends HandOverNeeds {
  readonly acks: Acks;
  readonly hooks: SendHooks;
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

export function createOutgoing(needs: OutgoingNeeds): Outgoing {
  const { clock, acks, hooks } = needs;
  let line: { readonly sock: WASocket; readonly settled: Promise<void> } | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** WhatsApp does not take a message from who is out of date, so it may come once more under the same id. */
  async function sendNow(outgoing: OutgoingMessage): Promise<PostOutcome> {
    const outcome = await sendOnce(outgoing);
    const code = readOutdatedCode(outcome);
    if (code === undefined) return outcome;
    hooks.onOutdated(outgoing.address, code);
    return sendOnce(outgoing);
  }

  async function sendOnce(outgoing: OutgoingMessage): Promise<PostOutcome> {
    await line?.settled;
    if (line === undefined) return notConnected;
    const { sock } = line;
    const ack = acks.expect(outgoing.id);
    try {
      let handed = await handOver(sock, outgoing, needs);
      if (!handed.isDone && line?.sock === sock && isOwnFault(handed.error)) {
        await hooks.onBroken(sock, outgoing.address).catch(() => undefined);
        handed = await handOver(sock, outgoing, needs);
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
    if (outcome.kind === 'sent') return hooks.onSent(address);
    await undo();
    await hooks.onNotSent(address);
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
