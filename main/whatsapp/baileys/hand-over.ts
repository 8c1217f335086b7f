import type { proto, WASocket } from '@whiskeysockets/baileys';
import type { Clock } from '../../system/clock.ts';
import type { MessageId } from '../whatsapp.ts';
import type { PostKind } from './decide-outcome.ts';
import { readQueryCode } from './explain-link-end.ts';
import { createHandOverMark } from './hand-over-mark.ts';
import type { Preflight } from './healing/preflight.ts';
import type { SendHooks } from './healing/send-hooks.ts';
import { editMarks } from './promos.ts';

export interface OutgoingMessage {
  readonly kind: PostKind;
  readonly id: MessageId;
  /** WhatsApp's address of the group or of the own chat. */
  readonly address: string;
  readonly message: proto.IMessage;
}

export interface HandOverNeeds {
  readonly clock: Clock;
  readonly hooks: Pick<SendHooks, 'onBegin' | 'onNotSent'>;
  /** How long Baileys may take to hand a message over. */
  readonly handOverMs: number;
  /** The server does not answer what Baileys must know before it can send. */
  readonly onStuck: () => void;
}

export type HandOver =
  /** `isKept` is false when its keys are not on the disk. */
  | { readonly isDone: true; readonly isKept: boolean; readonly undo: () => Promise<void> }
  | { readonly isDone: false; readonly error: unknown };

/** Hands one message to Baileys. @returns whether it may have left this computer; never throws */
export async function handOver(
  sock: WASocket,
  { kind, id, address, message }: OutgoingMessage,
  { clock, hooks, handOverMs, onStuck }: HandOverNeeds,
): Promise<HandOver> {
  const mark = createHandOverMark();
  const cancel = clock.after(handOverMs, onStuck);
  let flight: Preflight | undefined;
  try {
    flight = await hooks.onBegin(sock, address);
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
    await hooks.onNotSent(address).catch(() => undefined);
    return { isDone: false, error };
  } finally {
    flight?.land();
    cancel();
  }
}

/** Baileys looks whether the connection is open before it writes (7.0.0-rc14, lib/Socket/socket.js:58-61). */
function isClosedBeforeWriting(error: unknown): boolean {
  return readQueryCode(error) === 428;
}
