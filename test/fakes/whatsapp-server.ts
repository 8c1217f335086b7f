import type { Clock } from '../../main/system/clock.ts';
import { decideOutcome } from '../../main/whatsapp/baileys/decide-outcome.ts';
import type { MessageId, PostOutcome } from '../../main/whatsapp/whatsapp.ts';
import type { Destination } from '../../shared/broadcasts.ts';
import type { FailureCode } from '../../shared/failure.ts';
import type { FarEnd } from '../whatsapp/far-end.ts';
import type { FakeChat, FakeContent, FakeGroup } from './whatsapp-groups.ts';

export interface FakeServerNeeds {
  readonly clock: Clock;
  /** Until a message without acknowledgement counts as unknown. */
  readonly ackMs: number;
  readonly findChat: (destination: Destination) => { chat: FakeChat; group?: FakeGroup } | undefined;
  readonly onReceipt: (kind: 'delivered' | 'seen', name: string, messageId: string) => void;
  readonly onLateAck: (messageId: MessageId) => void;
  readonly onLateRefusal: (messageId: MessageId, reason: FailureCode) => void;
}

export interface FakeServer {
  readonly deeds: Pick<FarEnd['server'], 'ackNextWith' | 'holdAcks' | 'releaseAcks' | 'advanceClock'>;
  /** Takes a message or refuses it, by WhatsApp's rules, and acknowledges it unless a deed holds that back. */
  send(id: MessageId, destination: Destination, content: FakeContent): PostOutcome | Promise<PostOutcome>;
  takeViolations(): readonly string[];
}

const editWindowMs = 15 * 60_000;
const deleteWindowMs = 60 * 60 * 60_000;
const tooLateCode = 406;

/** The part of the fake that decides about messages. */
export function createFakeServer({
  clock,
  ackMs,
  findChat,
  onReceipt,
  onLateAck,
  onLateRefusal,
}: FakeServerNeeds): FakeServer {
  const violations: string[] = [];
  const ackCodes: number[] = [];
  const heldAcks: (() => void)[] = [];
  let isHoldingAcks = false;
  let aheadMs = 0;

  const now = () => clock.now() + aheadMs;

  /** @returns the code of a refusal */
  function take(id: MessageId, destination: Destination, content: FakeContent): number | undefined {
    const code = ackCodes.shift();
    if (code !== undefined) return code;
    const { chat, group } = findChat(destination) ?? {};
    if (chat === undefined) return 404;
    if (group?.describe().whyNoPost) {
      violations.push('a message where only admins may write');
      return 403;
    }
    if (group) group.stanzas += 1;
    return content.kind === 'post' ? add(id, chat, group, content) : change(chat, content);
  }

  function add(
    id: MessageId,
    chat: FakeChat,
    group: FakeGroup | undefined,
    { kind: _, ...message }: FakeContent & { kind: 'post' },
  ): undefined {
    chat.takenAt.set(id, now());
    chat.entries.push({ ...message, messageId: id, isEdited: false, isDeleted: false, copies: 1 });
    for (const { name } of group?.members ?? []) {
      onReceipt('delivered', name, id);
      if (group?.readers.has(name)) onReceipt('seen', name, id);
    }
  }

  function change(chat: FakeChat, content: Exclude<FakeContent, { kind: 'post' }>): number | undefined {
    const place = chat.entries.findIndex(({ messageId }) => messageId === content.targetId);
    const entry = chat.entries[place];
    if (entry === undefined) return 404;
    const ageMs = now() - (chat.takenAt.get(content.targetId) ?? 0);
    if (ageMs > (content.kind === 'edit' ? editWindowMs : deleteWindowMs)) return tooLateCode;
    chat.entries[place] =
      content.kind === 'edit'
        ? { ...entry, text: content.text, isEdited: true }
        : { ...entry, text: '', isDeleted: true };
    return undefined;
  }

  function holdAck(messageId: MessageId, outcome: PostOutcome): Promise<PostOutcome> {
    const { promise, resolve } = Promise.withResolvers<PostOutcome>();
    let isUnknown = false;
    const cancel = clock.after(ackMs, () => {
      isUnknown = true;
      resolve({ kind: 'unknown' });
    });
    heldAcks.push(() => {
      cancel();
      if (isUnknown && outcome.kind === 'sent') onLateAck(messageId);
      if (isUnknown && outcome.kind === 'refused') onLateRefusal(messageId, outcome.reason);
      resolve(outcome);
    });
    return promise;
  }

  return {
    deeds: {
      ackNextWith: async (code) => void ackCodes.push(code),
      async holdAcks() {
        isHoldingAcks = true;
      },
      async releaseAcks() {
        isHoldingAcks = false;
        for (const release of heldAcks.splice(0)) release();
      },
      async advanceClock(ms) {
        aheadMs += ms;
      },
    },
    send(id, destination, content) {
      const first = take(id, destination, content);
      // Who is out of date may come once more, better informed, under the same id.
      const code = first === 421 || first === 479 ? take(id, destination, content) : first;
      const outcome: PostOutcome =
        code === undefined ? { kind: 'sent', at: clock.now() } : decideOutcome(code, content.kind);
      return isHoldingAcks ? holdAck(id, outcome) : outcome;
    },
    takeViolations: () => violations.splice(0),
  };
}
