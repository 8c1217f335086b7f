import type { FailureCode } from '../../../shared/failure.ts';
import type { Spreadsheet, SpreadsheetRow } from '../spreadsheet.ts';

/** The one thing that main asks of the process that reads. */
export interface ToReader {
  readonly bytes: Uint8Array;
  readonly sheet: number | null;
}

/** The rows come first, in pieces: each is a turn of its own for main, which must not stand still for all of them. */
export type FromReader =
  | { readonly kind: 'rows'; readonly rows: readonly SpreadsheetRow[] }
  | { readonly kind: 'read'; readonly facts: Omit<Spreadsheet, 'rows'> }
  | { readonly kind: 'refused'; readonly code: FailureCode };
