import type { PracticeReport } from '../../shared/practice.ts';

/** Where a client finds the box, and what it must trust to talk to it. */
export interface BoxAddress {
  /** `ws://127.0.0.1:PORT/ws/chat` */
  readonly url: string;
  /** The public key that signs the server's Noise certificates, 32 bytes in hex. */
  readonly rootKey: string;
  /** PEM of the certificate of the media server (https on loopback). */
  readonly mediaCa: string;
}

/** WhatsApp in a box: a server on loopback that speaks the real protocol, with a phone and group members. */
export interface PracticeBox {
  readonly address: BoxAddress;
  readonly phone: PracticePhone;
  readonly server: PracticeServer;
  group(name: string): PracticeGroup;
  addGroup(plan: GroupPlan): Promise<PracticeGroup>;
  /** A second account with its own phone, which any stock client may join. */
  addAccount(): Promise<PracticePhone>;
  /** Everything that a client did against the protocol. Empty after every good test. */
  violations(): Promise<readonly string[]>;
  /** The same, and forgets them: for a test that provokes one. */
  takeViolations(): Promise<readonly string[]>;
  report(): Promise<PracticeReport>;
  /** Everything that the server took for groups, message by message, in no order. */
  record(): Promise<readonly TakenMessage[]>;
  stop(): Promise<void>;
}

/** One message to a group, as the server's own books have it. */
export interface TakenMessage {
  readonly groupName: string;
  readonly messageId: string;
  readonly text: string;
  /** Raw stanzas with this id for the whole group: more than one is a repeat. */
  readonly stanzaCount: number;
  readonly isAcknowledged: boolean;
}

export interface BoxOptions {
  readonly groups: readonly GroupPlan[];
  /** How often WhatsApp renews the pairing secret during one pairing; real accounts report once, the default. */
  readonly refreshesPerPairing?: 0 | 1 | 2;
  /** Random delays and reordering on every stanza, from this seed; none when missing. */
  readonly jitterSeed?: number;
  readonly port?: number;
  /** How many QR codes a pairing has before it ends; six when missing. */
  readonly qrCodesPerPairing?: number;
  /** Whether members send receipts by themselves; they do when missing. */
  readonly sendsReceipts?: boolean;
  /** Whether the account's own phone confirms to the linked computer what that sent to groups; it does not when missing. */
  readonly phoneConfirms?: boolean;
  /**
   * The server takes group messages without looking into them, as WhatsApp does: who cannot read one asks for it again
   * by itself, and what each device got is written down instead of being refused.
   */
  readonly isBlind?: boolean;
}

export interface GroupPlan {
  readonly name: string;
  readonly members: number;
  readonly addressing?: 'lid' | 'phone-number';
  /** Devices of the members, in turn; `[1]` when missing. */
  readonly devicesPerMember?: readonly (1 | 2 | 3)[];
  readonly announceOnly?: boolean;
  readonly isAccountAdmin?: boolean;
  readonly isCommunityParent?: boolean;
  /** The name of the community that it belongs to, which must be there already. */
  readonly community?: string;
  /** The one group of its community that everybody is in. */
  readonly isCommunityAnnouncements?: boolean;
  readonly disappearingSeconds?: number;
}

export type PhoneAnswer = 'linked' | 'could-not-link';

export interface PracticePhone {
  /** Digits with the country code; the area code 00 was never given out, so it is nobody's. */
  readonly phoneNumber: string;
  /** The digits of the LID. */
  readonly lid: string;
  /**
   * Reads a QR. `could-not-link` when its secret is dead, as the real phone says. With `refreshesPerPairing` 1 or
   * 2, that many scans kill the secret they read: the server sends `companion_reg_refresh`, and only a code with a
   * new secret in its fourth field can still succeed.
   */
  scanQr(text: string): Promise<PhoneAnswer>;
  /** Types the eight letters that the computer shows. */
  enterCode(code: string): Promise<PhoneAnswer>;
  /** Removes the linked computer, as under "Linked devices". */
  unlink(): Promise<void>;
  /** What arrived in the account's own chat, oldest first. */
  ownChat(): Promise<readonly InboxEntry[]>;
}

export interface PracticeServer {
  dropConnection(): Promise<void>;
  /** Takes new connections but never says anything. */
  goSilent(): Promise<void>;
  speakAgain(): Promise<void>;
  /**
   * The connections that are there are half open from now on, as after a router has forgotten them: the other end
   * reads nothing and answers nothing, and nobody closes them. New connections work.
   */
  goHalfOpen(): Promise<void>;
  /** The connections that are there get no answers any more; what comes over them is taken. New ones work. */
  goMute(): Promise<void>;
  /** Ends the stream with this code: 401, 403, 405, 411, 428, 440, 500, 503, 515. */
  endStream(code: number): Promise<void>;
  /** Acknowledges the next message with this error code. */
  ackNextWith(code: number): Promise<void>;
  /** Keeps back the acks of messages until told otherwise; what is kept back is sent on release. */
  holdAcks(): Promise<void>;
  releaseAcks(): Promise<void>;
  /** Keeps back what had waited for a client, and that this was all, until told otherwise. */
  holdWaiting(): Promise<void>;
  releaseWaiting(): Promise<void>;
  /** Acknowledges every message so much later; 0 for at once. */
  delayAcks(ms: number): Promise<void>;
  /**
   * Restricts the account until then (milliseconds since 1970), or no more with `null`, and tells its clients. The
   * server only knows of it: messages are still taken, or refused by `ackNextWith`.
   */
  setTimeLock(until: number | null): Promise<void>;
  /** Refuses every login with this code (403, 405, 411 …) until told `null`. */
  refuseLogins(code: number | null): Promise<void>;
  /** Forges one thing that a client must notice; `nothing` is the honest server. */
  forge(what: Forgery): Promise<void>;
  /** How the server answers for the bundles of this person's devices from now on. */
  breakBundles(person: PracticeMember, fault: BundleFault): Promise<void>;
  /** Leaves this person out of every answer about devices from now on, or no longer. */
  leaveOutOfDeviceLists(person: PracticeMember, isLeftOut: boolean): Promise<void>;
  /** Where this person's LID is told from now on. */
  hideLid(person: PracticeMember, fault: LidFault): Promise<void>;
  /** The bundle of this person's device is answered with an error, once. */
  failNextPrekeys(person: PracticeMember): Promise<void>;
  /** Answers the next query of this kind with an error: 429 for `rate-overlimit`, 500 … */
  failNextQuery(kind: QueryKind, code: number): Promise<void>;
  /** Never answers the next query of this kind. */
  ignoreNextQuery(kind: QueryKind): Promise<void>;
  /** Forgets all that was to happen to a next query, bundle or message and has not happened yet. */
  answerAgain(): Promise<void>;
  /** Answers the next upload with 500. */
  failNextUpload(): Promise<void>;
  /**
   * Queries of this kind that reached the server so far. Messages are counted like one, and so is each receipt by
   * which a client says that it could read a message, or (`retry`) that it could not.
   */
  countQueries(kind: QueryKind | 'message' | 'pairing-code' | 'receipt' | 'retry'): Promise<number>;
  connectionCount(): Promise<number>;
  uploadCount(): Promise<number>;
  /** Moves the server's idea of now, for the windows of edit and delete. */
  advanceClock(ms: number): Promise<void>;
}

/** What a linked client asks of the server. `group` is one, `groups` all; `prekeys` are those of others. */
export type QueryKind =
  | 'active'
  | 'app-state'
  | 'blocklist'
  | 'clean'
  | 'group'
  | 'groups'
  | 'media-conn'
  | 'mex'
  | 'passive'
  | 'picture'
  | 'ping'
  | 'prekey-count'
  | 'prekey-digest'
  | 'prekey-rotate'
  | 'prekey-upload'
  | 'prekeys'
  | 'privacy'
  | 'props'
  | 'tokens'
  | 'unlink'
  | 'usync';

/** `left-out`: the answer does not mention the device; `without-keys`: it does, and carries nothing. */
export type BundleFault = 'given' | 'error' | 'left-out' | 'without-keys';

/** `not-by-devices`: the answers about devices keep silent about it; `nowhere`: the groups' descriptions too. */
export type LidFault = 'told' | 'not-by-devices' | 'nowhere';

/** `leaf-key` is a chain that is genuine but belongs to another key than the one that the server uses. */
export type Forgery = 'nothing' | 'root' | 'leaf' | 'leaf-key' | 'account-signature' | 'one-bundle';

export interface PracticeGroup {
  readonly name: string;
  /** WhatsApp's own address of the group, ending in `@g.us`. */
  readonly jid: string;
  readonly members: readonly PracticeMember[];
  /** What the members' devices hold, device by device. */
  inbox(): Promise<readonly DeviceInbox[]>;
  addMember(devices?: 1 | 2 | 3): Promise<PracticeMember>;
  removeMember(member: PracticeMember): Promise<void>;
  /** An admin removes the shop owner herself. */
  removeAccount(): Promise<void>;
  setAnnounceOnly(isAnnounceOnly: boolean): Promise<void>;
  setDisappearing(seconds: number): Promise<void>;
  /** An admin puts the group into the community of this name, or takes it out with `null`. */
  setCommunity(name: string | null): Promise<void>;
  /** Raw message stanzas that the server took for this group: repeats count. */
  stanzaCount(): Promise<number>;
  /** What each of them carried, oldest first. */
  stanzas(): Promise<readonly GroupStanza[]>;
  /** How each device of each member came to read each message, or why it did not. */
  readings(): Promise<readonly DeviceReading[]>;
}

export interface GroupStanza {
  readonly messageId: string;
  /** Milliseconds since 1970. */
  readonly takenAt: number;
  /** A repeat for the one device that asked. */
  readonly isForOne: boolean;
  /** Devices that it was sealed for one by one: with the group's key, or with the message itself in a repeat. */
  readonly pairwiseCount: number;
  /** Those of them with which it began a session. */
  readonly pkmsgCount: number;
}

export interface DeviceReading {
  readonly messageId: string;
  readonly member: string;
  readonly device: number;
  readonly when: 'at-first' | 'later' | 'never';
  /** Why the first copy could not be read; `null` when it could. */
  readonly trouble: string | null;
}

export interface PracticeMember {
  readonly name: string;
  readonly phoneNumber: string;
  readonly lid: string;
  /**
   * Sends read receipts for what is there and for everything that still arrives. Delivery receipts are sent
   * without being asked, one for each person, once a device could read the message.
   */
  readEverything(): Promise<void>;
  /**
   * Asks for the latest message again, as a device does that could not read it. It brings keys for a new session,
   * unless it is told not to: a real one brings none when it asks for the first time.
   */
  askForRetry(device?: number, bringsKeys?: boolean): Promise<void>;
  /**
   * The device loses all that it was given: every session and every group's key. From then on it asks by itself
   * for each message that it cannot read, until one was sealed for it alone.
   */
  loseKeys(device?: number): Promise<void>;
  /** Sets WhatsApp up on a new phone: new keys, and every linked device is gone. @param isTold whether clients hear of it */
  changePhone(isTold: boolean): Promise<void>;
  /** Links one more device. @returns its number */
  addDevice(isTold: boolean): Promise<number>;
  /** Unlinks a device. `untold`: no client hears of it; `still-listed`: the server itself goes on naming it. */
  removeDevice(device: number, how: 'told' | 'untold' | 'still-listed'): Promise<void>;
  write(text: string): Promise<void>;
}

export interface DeviceInbox {
  readonly member: string;
  readonly device: number;
  readonly entries: readonly InboxEntry[];
}

/** A chat as the device would show it now: edits applied, deletions marked. */
export interface InboxEntry {
  readonly messageId: string;
  readonly text: string;
  /** SHA-256 of the decrypted photo in hex, after the sizes and both hashes were verified. */
  readonly photoSha256: string | null;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  readonly disappearingSeconds: number;
  /** The message that it answers, if it quotes one. */
  readonly quotedId?: string;
  /** How many times this message arrived under its id; a chat shows it once. */
  readonly copies: number;
}
