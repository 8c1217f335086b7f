import { AppError } from '../../../shared/failure.ts';
import { readBackup } from '../read-backup.ts';
import { type OnProgress, writeBackup } from '../write-backup.ts';
import type { FromBackupProcess, ToBackupProcess } from './messages.ts';

/** Tells of the progress this often at most. */
const leastBytes = 4 * 1_024 * 1_024;

/** Does it, and tells how far it is and how it ended; a bug ends the process, and main sees that. */
export function answerBackup(task: ToBackupProcess, tell: (message: FromBackupProcess) => void): void {
  let told = 0;
  const onProgress: OnProgress = (doneBytes, totalBytes) => {
    if (doneBytes < told + leastBytes) return;
    told = doneBytes;
    tell({ kind: 'progress', doneBytes, totalBytes });
  };
  try {
    const summary = task.kind === 'read' ? readBackup(task, onProgress) : null;
    if (task.kind === 'write') writeBackup(task, onProgress);
    tell({ kind: 'done', summary });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    tell({ kind: 'refused', code: error.code });
  }
}
