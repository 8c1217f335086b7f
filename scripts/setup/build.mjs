import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, inRoot } from './paths.mjs';
import { plainNode, run } from './run.mjs';
import { SetupError, say } from './say.mjs';

/** Everything that a build is made from. */
const inputs = [
  'main',
  'shared',
  'renderer',
  'assets',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

/** What a whole build leaves behind. */
const outputs = ['out/main/main.js', 'out/preload/bridge.cjs', 'out/renderer/index.html'];

/** Builds the app into out/, unless out/ was made from exactly these sources. */
export async function build() {
  const stamp = join(cacheFolder, 'built-from');
  const fingerprint = fingerprintOf(inputs);
  const isThere = outputs.every((path) => existsSync(inRoot(path)));
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) {
    say('build', 'up to date');
    return;
  }
  say('build', 'building the app into out/');
  rmSync(stamp, { force: true });
  const vite = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { status, output } = await run(plainNode(), [vite, 'build'], { isQuiet: true });
  if (status !== 0) throw new SetupError(`The app could not be built:\n${output}`);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(stamp, fingerprint);
}

/**
 * @param {readonly string[]} paths files and folders, below the repository
 * @returns {string} changes whenever a name or a byte of them changes
 */
export function fingerprintOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(listFiles).sort()) {
    hash.update(`${file}\0`).update(
      createHash('sha256')
        .update(readFileSync(inRoot(file)))
        .digest(),
    );
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(path) {
  if (!existsSync(inRoot(path))) return [];
  if (!statSync(inRoot(path)).isDirectory()) return [path];
  return readdirSync(inRoot(path)).flatMap((name) => listFiles(`${path}/${name}`));
}
