import type { Brand } from './brand.ts';
import type { DeliveryId, Destination, HeldReason } from './broadcasts.ts';
import type { FailureCode } from './failure.ts';
import type { PhotoId } from './photos.ts';

export type ChangeId = Brand<string, 'ChangeId'>;

/** What a person wants to become of a promo that may have been sent. */
export type ChangeWish =
  /** `replyText` is written as a short reply where WhatsApp takes no edit any more; `null` for nothing. */
  | { readonly kind: 'edit'; readonly text: string; readonly replyText: string | null }
  | { readonly kind: 'delete'; readonly replyText: string | null }
  /** Only to groups in which an edit or a deletion came too late. */
  | { readonly kind: 'reply'; readonly text: string };

/** `again`: the promo had not left yet and was made anew with another text. */
export type ChangeKind = ChangeWish['kind'] | 'again';

/** What is known of one change in one group. */
export type ChangeState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'held'; readonly reason: HeldReason | 'interrupted' }
  /** It is not known yet whether the promo itself has left. */
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'done' }
  /** WhatsApp takes it no more: nothing was changed. */
  | { readonly kind: 'too-late' }
  | { readonly kind: 'failed'; readonly reason: FailureCode }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'cancelled' };

/** The latest change of one delivery. */
export interface DeliveryChange {
  readonly kind: ChangeKind;
  /** What a reply stands in for. */
  readonly insteadOf: 'edit' | 'delete' | null;
  readonly state: ChangeState;
}

/** What would become of a promo in one group. */
export const changeWays = [
  /** It has not left: it goes with the new text, or not at all. */
  'before',
  /** It is edited, deleted or answered, in turn. */
  'now',
  /** As soon as it is known whether it has left. */
  'not-yet',
  /** WhatsApp takes no edit or deletion any more; a short reply can be written. */
  'too-late',
  /** The same, and no reply: there is one already, or it is too old, or her own chat. */
  'left-alone',
  /** It is so already. */
  'already',
  /** It never got there. */
  'nothing',
] as const;
export type ChangeWay = (typeof changeWays)[number];

/** A promo, or all of a product, before it is changed: what would happen in each group. */
export interface ChangeOutlook {
  /** As it stands in the groups now, without their footers. */
  readonly text: string;
  readonly photoId: PhotoId | null;
  readonly productName: string;
  /** Some group has one: it stays under whatever the new text is. */
  readonly hasFooters: boolean;
  readonly places: readonly ChangePlace[];
}

export interface ChangePlace {
  readonly deliveryId: DeliveryId;
  readonly destination: Destination;
  readonly groupName: string;
  readonly ways: Readonly<Record<ChangeWish['kind'], ChangeWay>>;
}

/** So long after it was handed over does WhatsApp take an edit, and a deletion for everyone: about so long. */
export const changeWindowsMs = { edit: 15 * 60_000, delete: 60 * 3_600_000 } as const;

/** Nobody remembers a promo of the week before: it is not answered any more, and "sold out" leaves it alone. */
export const replyReachMs = 7 * 24 * 3_600_000;

/** What the decisions need to know of one delivery. */
export interface ChangeFacts {
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'unknown' | 'cancelled';
  /** By this computer's clock, which the acknowledgement's own time may not agree with; `null` when it never was. */
  readonly handedOverAt: number | null;
  /** As it stands in the group, or will in a moment, or would arrive. */
  readonly text: string;
  /** False when an edit is unknown: then either text may stand there. */
  readonly isTextSure: boolean;
  readonly isDeleted: boolean;
  /** A short reply is written, on its way, or may have arrived. */
  readonly hasReply: boolean;
  /** What WhatsApp has already refused as too late. */
  readonly refused: readonly ('edit' | 'delete')[];
  readonly isOwnChat: boolean;
  /** A later promo of the same product stands in the same group: that one is answered, if any. */
  readonly isOutdated: boolean;
}

export interface WishedChange {
  readonly kind: ChangeWish['kind'];
  /** The new text; `undefined` while it is not known, which then counts as another one. */
  readonly text?: string | undefined;
  /** What has not left must not leave, whatever becomes of the rest. */
  readonly cancelsWaiting: boolean;
}

/** Decides what becomes of a promo in one group. @param now milliseconds since 1970 */
export function decideWay(wish: WishedChange, facts: ChangeFacts, now: number): ChangeWay {
  switch (facts.state) {
    case 'failed':
    case 'cancelled':
      return 'nothing';
    case 'waiting':
      if (wish.kind === 'reply') return 'nothing';
      if (wish.kind === 'edit' && !wish.cancelsWaiting) return decideUnsentEdit(wish, facts);
      return 'before';
    case 'sending':
    case 'unknown':
      if (wish.kind === 'reply') return 'nothing';
      return isInTime(wish.kind, facts, now) ? 'not-yet' : 'left-alone';
    case 'sent':
      return wish.kind === 'reply' ? decideReply(facts, now) : decideSent(wish, wish.kind, facts, now);
  }
}

function decideUnsentEdit({ text }: WishedChange, facts: ChangeFacts): ChangeWay {
  if (facts.text === text) return 'already';
  // Under its id the first text was handed over once: another one under the same id could meet it.
  return facts.handedOverAt === null ? 'before' : 'not-yet';
}

function decideSent(
  { text }: WishedChange,
  kind: 'edit' | 'delete',
  facts: ChangeFacts,
  now: number,
): ChangeWay {
  if (facts.isDeleted || (kind === 'edit' && facts.isTextSure && facts.text === text)) return 'already';
  if (isInTime(kind, facts, now) && !facts.refused.includes(kind)) return 'now';
  return mayBeAnswered(facts, now) ? 'too-late' : 'left-alone';
}

function decideReply(facts: ChangeFacts, now: number): ChangeWay {
  if (facts.isDeleted || facts.refused.length === 0) return 'nothing';
  if (facts.hasReply) return 'already';
  return mayBeAnswered(facts, now) ? 'now' : 'left-alone';
}

function mayBeAnswered({ isOwnChat, isOutdated, hasReply, handedOverAt }: ChangeFacts, now: number): boolean {
  return !isOwnChat && !isOutdated && !hasReply && now - (handedOverAt ?? now) <= replyReachMs;
}

function isInTime(kind: 'edit' | 'delete', { handedOverAt }: ChangeFacts, now: number): boolean {
  return now - (handedOverAt ?? now) <= changeWindowsMs[kind];
}

/** A change that is written down. */
export interface WrittenChange {
  readonly kind: 'edit' | 'delete' | 'reply';
  readonly cancelsWaiting: boolean;
}

/** What is to be done about a change whose promo may have moved on since it was written down. */
export type ChangeTurn =
  | 'post'
  /** The promo itself may still go, or may have gone. */
  | 'not-yet'
  | 'too-late'
  /** There is nothing to change. */
  | 'drop'
  /** The promo is to be cancelled, and with it the change. */
  | 'cancel-promo';

/** Decides what is to be done about a change now. */
export function decideTurn(
  { kind, cancelsWaiting }: WrittenChange,
  { state, handedOverAt, isDeleted }: Pick<ChangeFacts, 'state' | 'handedOverAt' | 'isDeleted'>,
  now: number,
): ChangeTurn {
  const ageMs = now - (handedOverAt ?? now);
  const windowMs = kind === 'reply' ? replyReachMs : changeWindowsMs[kind];
  if (state === 'failed' || state === 'cancelled' || isDeleted) return 'drop';
  if (state === 'waiting') return kind !== 'reply' && cancelsWaiting ? 'cancel-promo' : 'not-yet';
  if (state === 'sent') return ageMs > windowMs ? 'too-late' : 'post';
  // It may never have arrived, so there is nothing that a late reply could be about.
  return ageMs > windowMs ? 'drop' : 'not-yet';
}

/** Which of the two reaches more groups; an edit keeps the place in the chat, so it wins when they are even. */
export function preferKind(places: readonly Pick<ChangePlace, 'ways'>[]): 'edit' | 'delete' {
  const count = (kind: 'edit' | 'delete') =>
    places.filter(({ ways }) => ['before', 'now', 'not-yet'].includes(ways[kind])).length;
  return count('edit') >= count('delete') ? 'edit' : 'delete';
}

/** In how many places something would happen. */
export function countActed(
  places: readonly Pick<ChangePlace, 'ways'>[],
  kind: ChangeWish['kind'],
  hasReply: boolean,
): number {
  return places.filter(({ ways }) => isActed(ways[kind], hasReply)).length;
}

function isActed(way: ChangeWay, hasReply: boolean): boolean {
  return ['before', 'now', 'not-yet'].includes(way) || (way === 'too-late' && hasReply);
}
