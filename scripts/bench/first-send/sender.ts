import type { BoxAddress } from '../../../main/practice/practice-box.ts';

/** What one run is told, as JSON in `BENCH_PLAN`. */
export interface Plan {
  readonly variant: Variant;
  readonly box: BoxAddress;
  readonly groupJid: string;
  /** A folder of its own, for whatever the variant writes. */
  readonly folder: string;
  readonly laterCount: number;
}

export type Variant = 'ours' | 'stock-memory' | 'stock-files';

/** A client that can post to the one group of the bench. */
export interface Sender {
  /** Gives the QR to show; resolves when the link is open and settled. */
  link(showQr: (text: string) => void): Promise<void>;
  /** Posts a text and waits for the server's ack. */
  post(text: string): Promise<void>;
}

/** What one run measured. Milliseconds. */
export interface Sample {
  readonly firstSendMs: number;
  readonly longestStallMs: number;
  readonly p99StallMs: number;
  /** The median of the later sends. */
  readonly laterSendMs: number;
}
