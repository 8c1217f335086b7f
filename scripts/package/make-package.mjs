import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../setup/build.mjs';
import { cacheFolder, inRoot } from '../setup/paths.mjs';
import { plainNode, run } from '../setup/run.mjs';
import { SetupError, say } from '../setup/say.mjs';
import { prepareStandIn, windowsStandIn } from '../setup/stand-in.mjs';

/** @typedef {'linux' | 'win' | 'mac'} Platform */

/** @returns {Platform} */
export function thisPlatform() {
  return process.platform === 'win32' ? 'win' : process.platform === 'darwin' ? 'mac' : 'linux';
}

/**
 * Makes the unpacked app. On a stand-in its folder says so: nobody shall hand it to a shop by mistake.
 * @param {import('../setup/electron.mjs').Electron} electron of this machine
 * @param {Platform} platform the one to package for
 * @returns {Promise<string>} the folder of the unpacked app
 */
export async function makePackage(electron, platform) {
  await build();
  say('package', `the unpacked app for ${platform}, on Electron ${electron.version}`);
  const made = folderName(platform);
  // Electron-builder writes over what is there; a file of an earlier Electron would stay.
  rmSync(inRoot('release', made), { recursive: true, force: true });
  await runBuilder([`--${platform}`, 'dir', ...(await electronOptions(electron, platform))]);
  if (!existsSync(inRoot('release', made))) {
    throw new SetupError(
      `release/${made} was not made; release/ holds ${readdirSync(inRoot('release')).join(', ')}`,
    );
  }
  if (!electron.isStandIn) return inRoot('release', made);
  const marked = inRoot('release', `${made}-not-for-release`);
  rmSync(marked, { recursive: true, force: true });
  renameSync(inRoot('release', made), marked);
  return marked;
}

/**
 * Runs electron-builder with electron-builder.yml.
 * @param {readonly string[]} args
 */
export async function runBuilder(args) {
  const builder = inRoot('node_modules', 'electron-builder', 'cli.js');
  const { status, output } = await run(plainNode(), [builder, '--publish', 'never', ...args], {
    isQuiet: true,
  });
  if (status !== 0)
    throw new SetupError(`electron-builder ${args.join(' ')} did not succeed:\n${output.slice(-4000)}`);
}

/**
 * @param {import('../setup/electron.mjs').Electron} electron
 * @param {Platform} platform
 * @returns {Promise<string[]>} which Electron to pack; nothing where electron-builder fetches the official one itself
 */
export async function electronOptions(electron, platform) {
  if (platform === thisPlatform()) {
    return [`-c.electronDist=${electron.folder}`, `-c.electronVersion=${electron.version}`];
  }
  if (!electron.isStandIn) return [`-c.electronVersion=${electron.version}`];
  if (platform !== 'win') {
    throw new SetupError(`There is no stand-in for ${platform}: package it on ${platform} itself.`);
  }
  const folder = await prepareStandIn(join(cacheFolder, 'electron'), windowsStandIn);
  return [`-c.electronDist=${folder}`, `-c.electronVersion=${windowsStandIn.version}`];
}

/**
 * @param {Platform} platform
 * @returns {string} as electron-builder names its folders
 */
function folderName(platform) {
  if (platform === 'mac') return process.arch === 'arm64' ? 'mac-arm64' : 'mac';
  const arch = platform === thisPlatform() && process.arch === 'arm64' ? '-arm64' : '';
  return `${platform}${arch}-unpacked`;
}
