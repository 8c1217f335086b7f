/** What a backup holds, read from the file itself after every byte of it was checked. */
export interface BackupSummary {
  /** When it was made. */
  readonly madeAt: number;
  readonly appVersion: string;
  readonly productCount: number;
  readonly broadcastCount: number;
  readonly photoCount: number;
}

/** How far the saving or the checking of a backup is. */
export interface BackupWork {
  readonly kind: 'saving' | 'checking';
  readonly doneBytes: number;
  readonly totalBytes: number;
}
