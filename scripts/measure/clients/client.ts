import type { PracticeBox } from '../../../main/practice/practice-box.ts';

/** A client of the practice box in processes of its own, linked, that posts to one group. */
export interface MeasuredClient {
  /** Waits until nothing of its start goes on any more. */
  settle(): Promise<void>;
  /** Posts these texts one after the other. @returns how long each took from its handing over to the server's ack */
  post(texts: readonly string[]): Promise<readonly number[]>;
  readUsage(): Promise<Usage>;
  stop(): Promise<void>;
}

export interface Usage {
  /** Of the process that speaks to the server, so far, user and system. */
  readonly cpuMs: number;
  /** How long the record of its own key of the group is, as it was last written down. */
  readonly keyBytes: number;
}

/** @throws Error when the client cannot be linked */
export type StartClient = (box: PracticeBox, groupName: string) => Promise<MeasuredClient>;

export type Variant = 'ours' | 'stock';
