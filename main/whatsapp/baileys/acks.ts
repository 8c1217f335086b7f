import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import type { Clock } from '../../system/clock.ts';
import type { MessageId, WhatsAppEvents } from '../whatsapp.ts';

/** The server's answer to a message, or that none has come. `code` is set when it said no. */
export type Ack =
  | { readonly kind: 'ack'; readonly at: number; readonly code: number | undefined }
  | { readonly kind: 'nothing' };

export interface AwaitedAck {
  readonly answer: Promise<Ack>;
  /** From now on it may take as long as it may take. */
  startTimer(): void;
  /** Nobody waits for it any more. */
  end(): void;
}

export interface Acks {
  attach(sock: WASocket): void;
  /** Whatever is awaited will not come over this connection. */
  detach(): void;
  expect(id: MessageId): AwaitedAck;
}

export interface AcksNeeds {
  readonly clock: Clock;
  readonly ackMs: number;
  readonly onLateAck: (ack: WhatsAppEvents['lateAck']) => void;
  readonly onLateRefusal: (messageId: MessageId, code: number) => void;
}

/**
 * Waits for acknowledgements where they arrive: a good one raises no event of Baileys at all, and a bad one may be
 * merged into another event (Baileys 7.0.0-rc14, lib/Socket/messages-recv.js:1494, lib/Utils/event-buffer.js).
 */
export function createAcks({ clock, ackMs, onLateAck, onLateRefusal }: AcksNeeds): Acks {
  const awaited = new Map<string, (ack: Ack) => void>();
  const unknown = new Set<string>();

  function take({ attrs }: BinaryNode): void {
    const id = (attrs.id ?? '') as MessageId;
    const at = Number(attrs.t) > 0 ? Number(attrs.t) * 1_000 : clock.now();
    const resolve = awaited.get(id);
    const code = attrs.error === undefined ? undefined : Number(attrs.error);
    if (resolve) resolve({ kind: 'ack', at, code });
    else if (!unknown.delete(id)) return;
    else if (code === undefined) onLateAck({ messageId: id, at });
    else onLateRefusal(id, code);
  }

  return {
    attach: (sock) => void sock.ws.on('CB:ack,class:message', take),
    detach() {
      for (const resolve of awaited.values()) resolve({ kind: 'nothing' });
    },
    expect(id) {
      const { promise, resolve } = Promise.withResolvers<Ack>();
      let cancel = (): void => undefined;
      awaited.set(id, resolve);
      return {
        answer: promise.then((ack) => {
          if (ack.kind === 'nothing') unknown.add(id);
          return ack;
        }),
        startTimer() {
          cancel = clock.after(ackMs, () => resolve({ kind: 'nothing' }));
        },
        end() {
          cancel();
          awaited.delete(id);
        },
      };
    },
  };
}
