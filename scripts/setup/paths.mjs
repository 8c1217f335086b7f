import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, wherever a command was started from. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Everything that the commands make and can make again: the Electron binary, stamps, results. Ignored by git. */
export const cacheFolder = join(root, '.cache');

/** @param {...string} parts of a path below the repository. */
export const inRoot = (...parts) => join(root, ...parts);
