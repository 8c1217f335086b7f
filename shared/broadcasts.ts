import type { Brand } from './brand.ts';
import type { DeliveryChange } from './changes.ts';
import type { FailureCode } from './failure.ts';
import type { GroupId } from './groups.ts';
import type { WaitReason } from './pacing.ts';
import type { ProductId } from './products.ts';

export type BroadcastId = Brand<string, 'BroadcastId'>;
export type DeliveryId = Brand<string, 'DeliveryId'>;

/** Where a delivery goes: a group, or the account's own chat ("send to me first"). */
export type Destination = { readonly kind: 'group'; readonly id: GroupId } | { readonly kind: 'own-chat' };

/** Why a delivery waits although its turn has come. */
export type HeldReason =
  | 'not-connected'
  | 'outside-hours'
  | 'hourly-cap'
  | 'daily-cap'
  | 'paused'
  | 'paused-by-whatsapp';

/** What is known of one promo in one group. Times are milliseconds since 1970. */
export type DeliveryState =
  | { readonly kind: 'waiting' }
  /** `interrupted`: nobody could see to it for too long, and it goes on when she says so. */
  | { readonly kind: 'held'; readonly reason: HeldReason | 'interrupted' }
  | { readonly kind: 'sending' }
  /** WhatsApp's server acknowledged it; people are counted, never named. */
  | {
      readonly kind: 'sent';
      readonly sentAt: number;
      readonly deliveredCount: number;
      readonly seenCount: number;
    }
  | { readonly kind: 'failed'; readonly reason: FailureCode }
  /** The app stopped, or heard nothing, between handing the message over and the ack. Never repeated by itself. */
  | { readonly kind: 'unknown' }
  /** It was unknown, and the person decided to leave it at that: nobody knows, and it is not repeated. */
  | { readonly kind: 'left' }
  | { readonly kind: 'cancelled' };

/** What a person can answer to *unknown*. */
export const unknownAnswers = ['send-again', 'leave'] as const;
export type UnknownAnswer = (typeof unknownAnswers)[number];

/** Reasons that do not pass by trying again: somebody must first do something about the group. */
const lastingReasons: readonly FailureCode[] = ['may-not-post', 'group-unknown'];

/** Whether there is any use in sending again what failed for this reason. */
export function mayPass(reason: FailureCode): boolean {
  return !lastingReasons.includes(reason);
}

export interface Delivery {
  readonly id: DeliveryId;
  readonly destination: Destination;
  /** The group's name when the broadcast was made; empty for the own chat. */
  readonly groupName: string;
  /** People who should get it, the account itself left out. */
  readonly peopleCount: number;
  readonly state: DeliveryState;
  /** The latest edit, deletion or short reply that was asked for. */
  readonly change?: DeliveryChange;
}

/** Why an offer does not hold any more. */
export type OfferEnd = 'sold-out' | 'expired' | 'archived';

export interface Interruption {
  /** When it was to go on; milliseconds since 1970. */
  readonly since: number;
  /** Why the rest can only be given up; `null` when it can go. */
  readonly heldBy: OfferEnd | null;
}

export interface Broadcast {
  readonly id: BroadcastId;
  readonly productId: ProductId | null;
  /** Of a free text: the beginning of it. */
  readonly productName: string;
  /** Without any group's footer. */
  readonly text: string;
  readonly createdAt: number;
  readonly isPaused: boolean;
  /** Some of it waits for her answer, because nobody could see to it for too long. */
  readonly interruption?: Interruption;
  readonly deliveries: readonly Delivery[];
  /** When the next group gets it; `null` when nothing waits, or when that depends on something else. */
  readonly nextAt: number | null;
  /** What it waits for until then; `null` when nothing waits, or nothing is waited for. */
  readonly nextReason: WaitReason | HeldReason | null;
  /** When the last group is expected to get it; `null` where that cannot be told. */
  readonly endsAt: number | null;
}

/** The most groups that one broadcast goes to: more than four hours at the quickest pace. */
export const mostGroups = 256;

/** What became of one promo that went to groups, in a line, for a calendar. */
export interface SentPromo {
  readonly id: BroadcastId;
  readonly name: string;
  readonly createdAt: number;
  /** When the first group got it; when it was made, as long as none did. Milliseconds since 1970. */
  readonly at: number;
  readonly groupIds: readonly GroupId[];
  /** How many groups stand where. */
  readonly counts: Readonly<Record<DeliveryState['kind'], number>>;
}
