import { type Backup, type BackupDeps, createBackup } from './backup/backup.ts';
import { createErase, type Erase, type EraseDeps } from './erase/erase.ts';

export interface KeepData {
  readonly handlers: Backup['handlers'] & Erase['handlers'];
  stop(): void;
}

/** What becomes of the data as a whole: one file of it, the way back, and its end. It needs nothing of it opened. */
export function createKeepData(deps: BackupDeps & EraseDeps): KeepData {
  const backup = createBackup(deps);
  const erase = createErase(deps);
  return { handlers: { ...backup.handlers, ...erase.handlers }, stop: backup.stop };
}
