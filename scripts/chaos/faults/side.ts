import type { PracticeBox, PracticeGroup } from '../../../main/practice/practice-box.ts';

/** Rows of a key store by type and id; `null` deletes. Bytes travel as they are. */
export type Rows = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** One of the two that are compared: the built app, or stock Baileys as another program runs it. Each has a box of its own. */
export interface Side {
  readonly name: 'ours' | 'stock';
  readonly box: PracticeBox;
  /** The account's own device, by phone number and by LID. */
  readonly me: { readonly id: string; readonly lid: string };
  /** Waits until it has learnt of a new group. */
  meet(group: PracticeGroup): Promise<void>;
  /**
   * Posts a text, once more the same message when it did not leave the time before.
   * @param id stays the same for the same message
   */
  post(group: PracticeGroup, id: string, text: string): Promise<Posted>;
  /** Writes rows behind the back of whoever keeps them. */
  edit(rows: Rows): Promise<void>;
  /** Loses every row and keeps the login. Only without a connection. */
  loseAllKeys(): Promise<void>;
  /** The disk is full while the next message's keys are to be written down. */
  failCommits(isFailing: boolean): Promise<void>;
  disconnect(): Promise<void>;
  connect(): Promise<void>;
  /** How many QR codes were shown since it was linked. */
  countQrs(): number;
  stop(): Promise<void>;
}

export interface Posted {
  /** Under which the box has it, if it has. */
  readonly messageId: string;
  /** Whether the server took it, as far as the side knows. */
  readonly isTaken: boolean;
  /** How often the side tried. */
  readonly tryCount: number;
}

/** Longer than any loopback round trip: how long one waits for what nobody tells. */
export const questionMs = 2_000;
