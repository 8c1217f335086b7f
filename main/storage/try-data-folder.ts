import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/failure.ts';
import { explainStorageError } from './explain-storage-error.ts';

/**
 * Makes the data folder and tries whether it can be written to, before anything is opened in it.
 * @returns the failure to tell the person of, or `undefined` when all is well
 */
export function tryDataFolder(folder: string): AppError | undefined {
  const probe = join(folder, '.write-test');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(probe, 'x', { flush: true });
    rmSync(probe);
    return undefined;
  } catch (error) {
    const explained = explainStorageError(error);
    return explained instanceof AppError
      ? explained
      : new AppError('data-folder-read-only', { cause: error });
  }
}
