import type { BoxAddress } from '../../../main/practice/practice-box.ts';

export type Variant = 'ours' | 'stock';

/** A client of the practice box that posts to one group, in a process of its own. */
export interface Client {
  /** Gives each QR to show; resolves when the link is open and settled. */
  link(showQr: (text: string) => void): Promise<void>;
  /** Posts a text and waits for the server's ack. */
  post(text: string): Promise<void>;
  /** How long the record of its own key of the group is, as it was last written down. */
  readKeyBytes(): number;
}

/** What a client is told, as JSON in `MEASURED_CLIENT`. */
export interface ClientPlan {
  readonly variant: Variant;
  readonly box: BoxAddress;
  readonly groupJid: string;
  /** A folder of its own, for whatever it writes. */
  readonly folder: string;
}

export type ToClient =
  | { readonly kind: 'post'; readonly text: string; readonly count: number }
  | { readonly kind: 'read-usage' };

export type FromClient =
  | { readonly kind: 'qr'; readonly text: string }
  | { readonly kind: 'linked' }
  | { readonly kind: 'posted'; readonly sendMs: readonly number[] }
  | { readonly kind: 'usage'; readonly usage: Usage }
  | { readonly kind: 'failed'; readonly why: string };

export interface Usage {
  /** Of the whole process so far, user and system. */
  readonly cpuMs: number;
  readonly keyBytes: number;
}
