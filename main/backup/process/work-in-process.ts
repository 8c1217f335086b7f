import type { BackupSummary, BackupWork } from '../../../shared/backup.ts';
import { AppError } from '../../../shared/failure.ts';
import type { FromBackupProcess, ToBackupProcess } from './messages.ts';

/** A process that runs `backup-process`: Electron's `UtilityProcess` fits as it is. */
export interface BackupProcess {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number | null) => void): unknown;
  kill(): unknown;
}

/**
 * Does one task in a process of its own, so that the window stays quick.
 * @returns the summary of what was read; `null` when something was written; `cancelled` when `signal` ended it
 * @throws AppError of what went wrong; Error when the process ended by itself
 */
export type WorkInProcess = (
  task: ToBackupProcess,
  onProgress: (progress: Omit<BackupWork, 'kind'>) => void,
  signal: AbortSignal,
) => Promise<BackupSummary | null | 'cancelled'>;

export function createWorkInProcess(fork: () => BackupProcess): WorkInProcess {
  return (task, onProgress, signal) =>
    new Promise((resolve, reject) => {
      const worker = fork();
      let isCancelled = false;
      let settle = () => reject(new Error('The process of the backup ended by itself.'));
      const cancel = () => {
        isCancelled = true;
        worker.kill();
      };
      signal.addEventListener('abort', cancel);
      // Only when it is gone nothing is written any more, and what it left can be deleted.
      worker.on('exit', () => {
        signal.removeEventListener('abort', cancel);
        if (isCancelled) resolve('cancelled');
        else settle();
      });
      worker.on('message', (received) => {
        const message = received as FromBackupProcess;
        if (message.kind === 'progress') {
          onProgress({ doneBytes: message.doneBytes, totalBytes: message.totalBytes });
          return;
        }
        settle = () =>
          message.kind === 'done' ? resolve(message.summary) : reject(new AppError(message.code));
        worker.kill();
      });
      if (signal.aborted) cancel();
      else worker.postMessage(task);
    });
}
