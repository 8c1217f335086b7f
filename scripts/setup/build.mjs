import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, inRoot, root } from './paths.mjs';
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

const stamp = join(cacheFolder, 'built-from');

/** Says that out/ is no longer a build of the app: hot reload writes there too. */
export function forgetBuild() {
  rmSync(stamp, { force: true });
}

/** Builds the app into out/, unless out/ was made from exactly these sources. */
export async function build() {
  const fingerprint = fingerprintOf(inputs);
  const isThere = outputs.every((path) => existsSync(inRoot(path)));
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) {
    say('build', 'up to date');
    return;
  }
  say('build', 'building the app into out/');
  forgetBuild();
  const vite = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { status, output } = await run(plainNode(), [vite, 'build'], { isQuiet: true });
  if (status !== 0) throw new SetupError(`The app could not be built:\n${output}`);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(stamp, fingerprint);
}

/**
 * @param {readonly string[]} paths files and folders, below the base
 * @param {string} [base] the repository when missing
 * @returns {string} changes whenever a name or a byte of them changes
 */
export function fingerprintOf(paths, base = root) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => listFiles(path, base)).sort()) {
    const content = createHash('sha256')
      .update(readFileSync(join(base, file)))
      .digest();
    hash.update(`${file}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @param {string} base
 * @returns {string[]}
 */
function listFiles(path, base) {
  if (!existsSync(join(base, path))) return [];
  if (!statSync(join(base, path)).isDirectory()) return [path];
  return readdirSync(join(base, path)).flatMap((name) => listFiles(`${path}/${name}`, base));
}
