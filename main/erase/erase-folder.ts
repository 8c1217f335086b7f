import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { AppError } from '../../shared/failure.ts';

const mark = 'erase-everything';

/** What says that this app is the only one running (Chromium, process_singleton_posix.cc). It ends with the app. */
const ofThisRun = /^Singleton(Lock|Cookie|Socket)$/;

/** From now on the next start erases, also when the power fails in between. */
export function markForErasing(folder: string): void {
  writeFileSync(join(folder, mark), '', { flush: true });
}

/**
 * Deletes every file of a folder that was marked, the mark last. Called before anything is opened in it.
 * @returns false when something could not be deleted: the mark then stays, and the next start goes on
 */
export function eraseIfMarked(folder: string): boolean {
  if (!existsSync(join(folder, mark)) || !isOwnFolder(folder)) return true;
  const names = readdirSync(folder).filter((name) => name !== mark && !ofThisRun.test(name));
  const isEmpty = names.map((name) => tryToRemove(join(folder, name))).every(Boolean);
  return isEmpty && tryToRemove(join(folder, mark));
}

/** @throws AppError `erase-unfinished`: nothing is opened in a folder of which a part is still to be deleted */
export function refuseHalfErased(folder: string): void {
  if (existsSync(join(folder, mark)) && isOwnFolder(folder)) throw new AppError('erase-unfinished');
}

/** A data folder can be named by hand, while one tries the app out: never a home folder, or one that holds it. */
export function isOwnFolder(folder: string, home = homedir()): boolean {
  const way = relative(resolve(folder), resolve(home));
  return way !== '' && (way.startsWith('..') || /^[A-Za-z]:/.test(way));
}

function tryToRemove(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    return true;
  } catch {
    return false;
  }
}
