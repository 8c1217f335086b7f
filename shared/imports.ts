import type { Brand } from './brand.ts';
import type { ProductDraft } from './products.ts';

export type ImportId = Brand<string, 'ImportId'>;

/** What a column of a spreadsheet can mean, in the order of the template. */
export const importFields = [
  'name',
  'code',
  'price',
  'oldPrice',
  'pixPrice',
  'instalments',
  'coupon',
  'couponDiscount',
  'stock',
  'validUntil',
  'category',
  'link',
  'note',
  'photos',
] as const;
export type ImportField = (typeof importFields)[number];

/** What makes a row and a product the same: the code (and, in a row without one, the name), the name, or nothing. */
export const importMatches = ['code', 'name', 'never'] as const;
export type ImportMatch = (typeof importMatches)[number];

/** How the rows are to be read: guessed from the file, and corrected by the person. */
export interface ImportPlan {
  /** The first row names the columns. */
  readonly hasHeader: boolean;
  /** For each column of the file its meaning; `null` leaves it out. No meaning stands twice. */
  readonly fields: readonly (ImportField | null)[];
  readonly match: ImportMatch;
}

/** A spreadsheet that was read. */
export interface ImportFile {
  readonly name: string;
  readonly format: 'csv' | 'xlsx';
  /** The names of its visible sheets; none in a CSV. */
  readonly sheets: readonly string[];
  /** Which of them was read; 0 in a CSV. */
  readonly sheet: number;
  readonly columns: readonly ImportColumn[];
  /** Rows that are not empty, the heading included. */
  readonly rowCount: number;
}

export interface ImportColumn {
  /** As a spreadsheet names it: A, B, … */
  readonly letter: string;
  readonly firstCell: string;
  /** Up to three cells below the first row that hold something. */
  readonly samples: readonly string[];
}

/** The fields of a product that a row fills in. */
export type ImportedFields = Omit<ProductDraft, 'id' | 'photoIds'>;

export const importProblems = [
  'name-missing',
  'text-too-long',
  'money-unreadable',
  'instalments-unreadable',
  'discount-unreadable',
  'discount-missing',
  'coupon-missing',
  'number-unreadable',
  'date-unreadable',
  'date-not-real',
  'link-unreadable',
  'cell-error',
  'twice-in-file',
  'code-taken',
  'name-ambiguous',
  'too-many-photos',
  'no-photo-folder',
  'photo-missing',
  'photo-unreadable',
  'photo-too-large',
  'changed-meanwhile',
] as const;
export type ImportProblemCode = (typeof importProblems)[number];

export interface ImportProblem {
  readonly code: ImportProblemCode;
  /** Of the file, from 0; `null` when it is about the whole row. */
  readonly column: number | null;
  readonly field: ImportField | null;
  /** The row that already has it, as the spreadsheet numbers it; only with `twice-in-file`. */
  readonly otherRow: number | null;
}

/** What becomes of a row, or, once the import is done, what became of it. */
export type ImportRowResult =
  | {
      /** `same`: the catalogue says so already, and nothing is written. */
      readonly kind: 'add' | 'update' | 'same';
      /** The product as it will be. */
      readonly fields: ImportedFields;
      /** Files of the folder that become its photos. */
      readonly photoNames: readonly string[];
      /** What does not keep the row out: photos that cannot be had. */
      readonly notes: readonly ImportProblem[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly ImportProblem[] };

export interface ImportRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number;
  /** Their first 500 signs. */
  readonly cells: readonly string[];
  readonly result: ImportRowResult;
}

export const importShows = ['all', 'add', 'update', 'same', 'refused', 'noted'] as const;
/** Which rows are wanted; `noted` are those with photos that cannot be had. */
export type ImportShow = (typeof importShows)[number];

export interface ImportRowPage {
  readonly rows: readonly ImportRow[];
  /** How many there are of these. */
  readonly count: number;
}

/** How many rows have which result. */
export type ImportCounts = Readonly<Record<ImportShow, number>>;

/** The one import at a time, in the order in which it goes; `null` when there is none. */
export type Importing =
  | { readonly kind: 'reading'; readonly fileName: string }
  | (OpenImport & { readonly kind: 'open' })
  | (OpenImport & {
      readonly kind: 'running';
      readonly step: 'photos' | 'rows';
      readonly doneCount: number;
      readonly wholeCount: number;
    })
  | (OpenImport & { readonly kind: 'done'; readonly importId: ImportId });

export interface OpenImport {
  readonly file: ImportFile;
  readonly plan: ImportPlan;
  readonly photoFolder: { readonly name: string; readonly photoCount: number } | null;
  /** `null` while the rows are being checked. */
  readonly counts: ImportCounts | null;
  /** Grows by one whenever what `imports.rows` answers has changed. */
  readonly version: number;
}

/** An import of the past; only the newest one that is not undone can be undone. */
export interface PastImport {
  readonly id: ImportId;
  readonly at: number;
  readonly fileName: string;
  readonly addedCount: number;
  readonly updatedCount: number;
  readonly isUndone: boolean;
  readonly canUndo: boolean;
}

/** The largest spreadsheet that is taken in, in bytes, and the most that is read of one. */
export const largestSpreadsheet = 20_000_000;
export const mostSpreadsheetRows = 20_000;
export const mostSpreadsheetColumns = 200;
/** As in Excel, in UTF-16 units. */
export const longestSpreadsheetCell = 32_767;
