import type { BoxAddress } from '../../../main/practice/practice-box.ts';
import type { Rows } from './side.ts';

/** What crosses to the process in which stock Baileys runs. */
export type ToStock = { readonly id: number } & StockDeed;

export type StockDeed =
  | { readonly kind: 'link'; readonly address: BoxAddress }
  | { readonly kind: 'post'; readonly jid: string; readonly messageId: string; readonly text: string }
  | { readonly kind: 'edit'; readonly rows: Rows }
  | { readonly kind: 'lose-all-keys' | 'disconnect' | 'connect' | 'me' }
  | { readonly kind: 'fail-commits'; readonly isFailing: boolean };

export type FromStock =
  | { readonly kind: 'qr'; readonly text: string }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown };
