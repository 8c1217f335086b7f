import type { BackupSummary } from '../../../shared/backup.ts';
import type { FailureCode } from '../../../shared/failure.ts';
import type { RestorePlan } from '../read-backup.ts';
import type { BackupPlan } from '../write-backup.ts';

/** The one thing that main asks of the process. */
export type ToBackupProcess =
  | ({ readonly kind: 'write' } & BackupPlan)
  | ({ readonly kind: 'read' } & RestorePlan);

export type FromBackupProcess =
  | { readonly kind: 'progress'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly kind: 'done'; readonly summary: BackupSummary | null }
  | { readonly kind: 'refused'; readonly code: FailureCode };
