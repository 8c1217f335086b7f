/**
 * Everything that can go wrong and that a person is told about. Each code has a sentence in every
 * language (`text/*.json`, under `failure`); a code without words does not compile (`text/text.ts`).
 */
export const failureCodes = [
  'unexpected',
  'bad-input',
  'not-found',
  // connection
  'no-network',
  'server-silent',
  'server-not-trusted',
  'account-signature-wrong',
  'qr-ran-out',
  'code-abandoned',
  'phone-number-invalid',
  'phone-could-not-link',
  'not-connected',
  'unlinked-by-phone',
  'login-refused',
  'replaced-elsewhere',
  'account-refused',
  'app-too-old',
  'rate-limited',
  'keeps-restarting',
  'stand-in-runtime',
  // keys and data
  'keyring-unavailable',
  'login-unreadable',
  'data-folder-read-only',
  'data-folder-full',
  'data-newer',
  'database-damaged',
  // photos
  'photo-unreadable',
  'photo-heic-unreadable',
  'photo-gone',
  'photo-too-large',
  'photo-upload-failed',
  // products
  'product-code-taken',
  // sending
  'group-unknown',
  'may-not-post',
  'refused-by-whatsapp',
  'edit-too-late',
  'delete-too-late',
  'send-again-too-late',
  'sold-out',
  // groups
  'too-many-sets',
  // schedules
  'too-many-schedules',
  // spreadsheets that a person brings
  'spreadsheet-too-large',
  'spreadsheet-too-many-rows',
  'spreadsheet-too-many-columns',
  'spreadsheet-too-heavy',
  'spreadsheet-unreadable',
  'spreadsheet-old-format',
  'spreadsheet-locked',
  'spreadsheet-other-format',
  'spreadsheet-empty',
  'import-busy',
  'import-not-newest',
  // files that a person saves
  'file-not-saved',
  // backups, and the end of everything
  'backup-foreign',
  'backup-damaged',
  'backup-newer',
  'backup-busy',
  'erase-not-ours',
  'erase-unfinished',
  // the desktop
  'start-at-login-refused',
  // newer versions
  'update-none-here',
  'update-unreachable',
  'update-damaged',
  'update-while-sending',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** What crosses to the window when a call fails: never a stack, a path or a number of a person. */
export interface Failure {
  readonly code: FailureCode;
  /** Names the log entry, so that a report can be matched to it. Only with `unexpected`. */
  readonly incident?: string;
}

/** A failure that a person can be told about, thrown where it is noticed. */
export class AppError extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, options?: ErrorOptions) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
  }
}
