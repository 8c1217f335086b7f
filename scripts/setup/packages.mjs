import { readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { runNpm } from './run.mjs';
import { SetupError, say } from './say.mjs';

/** Installs exactly what package-lock.json names, unless node_modules already is that. */
export async function preparePackages() {
  const wanted = readLock(inRoot('package-lock.json'));
  const difference = findDifference(wanted, readLock(inRoot('node_modules', '.package-lock.json')));
  if (!difference) {
    say('npm packages', 'as in package-lock.json');
    return;
  }
  say('npm packages', `installing from package-lock.json (${difference})`);
  const { status, output } = await runNpm(['ci', '--ignore-scripts'], { isQuiet: true });
  if (status !== 0) throw new SetupError(`npm ci did not succeed:\n${output}`);
}

/**
 * @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean, link?: boolean }>} LockedPackages
 */

/**
 * npm keeps a lock file of what it really installed inside node_modules; comparing the two is exact and quick.
 * @param {LockedPackages | undefined} wanted
 * @param {LockedPackages | undefined} installed
 * @returns {string | undefined} the first difference in words; nothing when node_modules is as wanted
 */
export function findDifference(wanted, installed) {
  if (!wanted) throw new SetupError('package-lock.json is missing or damaged: check it out again.');
  if (!installed) return 'nothing is installed yet';
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const there = installed[path];
    // Packages for other platforms are in the lock file and rightly not on this disk.
    if (!there && entry.optional) continue;
    if (!there) return `${path} is missing`;
    if (there.version !== entry.version || there.integrity !== entry.integrity) return `${path} is another`;
  }
  return undefined;
}

/**
 * @param {string} path
 * @returns {LockedPackages | undefined}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
