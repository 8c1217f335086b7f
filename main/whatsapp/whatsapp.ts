import type { Brand } from '../../shared/brand.ts';
import type { Destination } from '../../shared/broadcasts.ts';
import type { Connection } from '../../shared/connection.ts';
import type { FailureCode } from '../../shared/failure.ts';
import type { GroupFacts, GroupId } from '../../shared/groups.ts';
import type { HealingKind } from '../../shared/healing.ts';
import type { ConnectionRepair, GroupRepair } from '../../shared/repair.ts';

/** A message's own id: made once for each destination and kept for every repeat of it. */
export type MessageId = Brand<string, 'MessageId'>;

/** A promo whose photo, if any, is uploaded: the content for every destination, encoded. */
export type PreparedPromo = Brand<Uint8Array, 'PreparedPromo'>;

/** The exact bytes of one message, ready to be written down and then posted. */
export interface ReadyMessage {
  readonly id: MessageId;
  readonly destination: Destination;
  readonly bytes: Uint8Array;
}

export interface PromoDraft {
  readonly text: string;
  readonly photo: PromoPhoto | null;
}

export interface PromoPhoto {
  readonly jpeg: Uint8Array;
  readonly thumbnailJpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What became of a message. "Sent" is the server's acknowledgement, never the write to the socket. */
export type PostOutcome =
  | { readonly kind: 'sent'; readonly at: number }
  /** Nothing left this computer. */
  | { readonly kind: 'not-sent'; readonly reason: FailureCode }
  /** WhatsApp answered no; `code` is its own number, for the diagnosis. */
  | { readonly kind: 'refused'; readonly reason: FailureCode; readonly code: number }
  | { readonly kind: 'rate-limited'; readonly pauseMs: number; readonly code?: number }
  /** It was handed over and nothing was heard: it may have arrived. */
  | { readonly kind: 'unknown' };

/** Somebody's receipt. `person` is a keyed hash, good only for counting each person once. */
export interface Receipt {
  readonly messageId: MessageId;
  readonly person: string;
  readonly kind: 'delivered' | 'seen';
  readonly at: number;
}

/** How the account stands with WhatsApp, as far as it was heard. Times are milliseconds since 1970. */
export interface AccountStanding {
  /** WhatsApp has restricted the account; `until` is `null` when it did not say how long. */
  readonly timeLock: { readonly until: number | null } | null;
  /** WhatsApp asked for quiet, and nothing leaves until then. `code` is its own number, 429 or 463. */
  readonly quiet: { readonly until: number; readonly code: number } | null;
  /** The latest refusal with a number that nobody has explained. */
  readonly unknownCode: { readonly code: number; readonly at: number } | null;
}

/** Something was mended, by itself or by hand. For the diagnosis: no names, no numbers. */
export interface Healing {
  readonly kind: HealingKind;
  /** `null` when it is about the connection. */
  readonly groupId: GroupId | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface WhatsAppEvents {
  readonly connection: Connection;
  readonly standing: AccountStanding;
  /** The whole list, after the first load and after every change that WhatsApp tells of. */
  readonly groups: readonly GroupFacts[];
  /** WhatsApp was asked for the whole list, by itself or by hand, and has answered. Comes after `groups`, if that changed. */
  readonly listed: { readonly at: number };
  readonly receipt: Receipt;
  /** An acknowledgement that came after its `post` had answered `unknown`. */
  readonly lateAck: { readonly messageId: MessageId; readonly at: number };
  /** A refusal that came after its `post` had answered `unknown`. */
  readonly lateRefusal: { readonly messageId: MessageId; readonly reason: FailureCode };
  /**
   * Something came that only a message that WhatsApp has taken brings about, and that says of nobody that they have
   * it: a receipt of one of the account's own devices, a request to repeat it, the message itself coming back.
   */
  readonly proof: { readonly messageId: MessageId; readonly at: number };
  /** What had waited at the server is here: from now on messages may go over this connection. */
  readonly settled: { readonly at: number };
  readonly healing: Healing;
}

/**
 * Finds the exact bytes of a message that was posted, because a member's device that could not read it asks again.
 * `undefined` when none of that id went to that destination: nothing is ever made up in its place, and nobody gets
 * what went elsewhere.
 */
export type ReadSentMessage = (id: MessageId, destination: Destination) => Uint8Array | undefined;

/** What Promo Brothers needs of WhatsApp, in its own words. Two things stand behind it: Baileys, and the fake of the tests. */
export interface WhatsApp {
  readonly connection: Connection;
  /** Kept over restarts, and forgotten with the login. */
  readonly standing: AccountStanding;

  /** Whether a message would leave at once; a new connection first takes in what had waited at the server. */
  readonly isSettled: boolean;

  /** Starts the link with the stored login, or by QR if there is none. Ends a pairing that is under way and begins anew. */
  connect(): Promise<void>;

  /**
   * Asks for a pairing code instead of a QR; it arrives as `waiting-for-code`.
   * @param phoneNumber digits with the country code, spaces and `+ - ( )` allowed
   * @throws AppError `phone-number-invalid`
   */
  pairByCode(phoneNumber: string): Promise<void>;

  /**
   * The computer woke up, or its network changed: asks the server for one sign of life, and makes a dead link anew
   * within seconds. Does nothing to a link that is not wanted, or that WhatsApp or the person has stopped.
   */
  checkNow(): void;

  /** Closes the link and keeps the login. */
  disconnect(): Promise<void>;

  /** Logs out at WhatsApp and deletes the login here. */
  unlink(): Promise<void>;

  /** Asks WhatsApp whether the account is restricted. @throws AppError `not-connected`, `rate-limited` */
  readHealth(): Promise<AccountStanding>;

  /** Asks for all groups. @throws AppError `not-connected`, `rate-limited` */
  listGroups(): Promise<readonly GroupFacts[]>;

  /** Uploads the photo once, for all destinations. @throws AppError `not-connected`, `photo-upload-failed` */
  preparePromo(promo: PromoDraft): Promise<PreparedPromo>;

  /**
   * Makes the message for one destination: its own id and secret, the group's disappearing timer. As with every
   * message, nothing is sent yet, so that it can be written down first.
   * @param text what it says there, where that differs from what was prepared, for example by a footer
   */
  addressPromo(promo: PreparedPromo, destination: Destination, text?: string): ReadyMessage;

  /** Makes a message that has never been handed over again, with another text: its id and its photo stay. */
  addressAgain(unsent: ReadyMessage, newText: string): ReadyMessage;

  /** Makes the message that replaces the text of a sent one (the caption, if it has a photo). */
  addressEdit(original: ReadyMessage, newText: string): ReadyMessage;

  /** Makes the message that deletes a sent one for everyone. */
  addressDeletion(original: ReadyMessage): ReadyMessage;

  /** Makes a message that quotes a sent one. @throws AppError `not-connected` before the first connection */
  addressReply(original: ReadyMessage, text: string): ReadyMessage;

  /**
   * Posts a message, also one that changes another, and waits for the server's acknowledgement. Never throws for what
   * WhatsApp answers.
   */
  post(message: ReadyMessage): Promise<PostOutcome>;

  /**
   * Mends a group whose members cannot read. Costs neither the login nor a session with anybody.
   * @throws AppError `not-connected`, `group-unknown`, `rate-limited`
   */
  repairGroup(id: GroupId, repair: GroupRepair): Promise<void>;

  /** Mends the connection and keeps the login. @throws AppError `not-connected`, `server-silent` */
  repairConnection(repair: ConnectionRepair): Promise<void>;

  /** @returns a function that stops listening. */
  on<Name extends keyof WhatsAppEvents>(
    name: Name,
    listener: (event: WhatsAppEvents[Name]) => void,
  ): () => void;

  /** Ends everything that runs; the object is of no use afterwards. */
  close(): Promise<void>;
}
