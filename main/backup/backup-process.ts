import { answerBackup } from './process/answer-backup.ts';
import type { ToBackupProcess } from './process/messages.ts';

/** What Electron gives a utility process instead of `process.send`. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** The process that writes or reads one backup, started by Electron's utilityProcess or by Node's fork. Main ends it. */
function runBackup(): void {
  const { parentPort } = process as typeof process & { readonly parentPort?: ParentPort };
  if (parentPort) {
    parentPort.on('message', ({ data }) => {
      answerBackup(data as ToBackupProcess, (answer) => parentPort.postMessage(answer));
    });
    return;
  }
  process.on('message', (message) => {
    answerBackup(message as ToBackupProcess, (answer) => process.send?.(answer));
  });
  process.on('disconnect', () => process.exit(0));
}

runBackup();
