/** What is in a spreadsheet, every cell as the text that it shows in Brazil. */
export interface Spreadsheet {
  readonly format: 'csv' | 'xlsx';
  /** The names of its visible sheets; none in a CSV. */
  readonly sheets: readonly string[];
  /** Which of them this is; 0 in a CSV. */
  readonly sheet: number;
  /** Only in a CSV. */
  readonly encoding: Encoding | null;
  readonly separator: Separator | null;
  readonly rows: readonly SpreadsheetRow[];
}

/** A row that is not empty. */
export interface SpreadsheetRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number;
  /** Without the empty ones at its end. */
  readonly cells: readonly string[];
}

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh'] as const;
/** Named as `TextDecoder` knows them. */
export type Encoding = (typeof encodings)[number];

export const separators = [';', '\t', ',', '|'] as const;
export type Separator = (typeof separators)[number];
