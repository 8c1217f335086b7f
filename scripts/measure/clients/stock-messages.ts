import type { BoxAddress } from '../../../main/practice/practice-box.ts';
import type { Usage } from './client.ts';

/** What the process in which stock Baileys runs is told, as JSON in `STOCK_CLIENT`. */
export interface StockPlan {
  readonly box: BoxAddress;
  readonly groupJid: string;
  /** A folder of its own, for whatever it writes. */
  readonly folder: string;
}

export type ToStock =
  | { readonly kind: 'post'; readonly texts: readonly string[] }
  | { readonly kind: 'read-usage' };

export type FromStock =
  | { readonly kind: 'qr'; readonly text: string }
  | { readonly kind: 'linked' }
  | { readonly kind: 'posted'; readonly sendMs: readonly number[] }
  | { readonly kind: 'usage'; readonly usage: Usage }
  | { readonly kind: 'failed'; readonly why: string };
