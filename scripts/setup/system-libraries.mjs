import { run } from './run.mjs';
import { SetupError, say } from './say.mjs';

/** What Electron, a virtual display and pictures with emoji need of a bare Debian or Ubuntu. */
const needed = ['xvfb', 'xauth', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'fonts-noto-color-emoji'];

/** Debian 13 and Ubuntu 24.04 renamed libraries when time there became 64 bits wide: libgtk-3-0t64. */
const nameSince = (/** @type {string} */ name) => (name.startsWith('lib') ? `${name}t64` : name);

/** Installs the missing system libraries on Linux when we may, else says the exact command. */
export async function prepareSystemLibraries() {
  if (process.platform !== 'linux') return;
  if (!(await can('dpkg-query', ['--version']))) {
    say('system libraries', `not a Debian system, please see to them yourself: ${needed.join(' ')}`);
    return;
  }
  const missing = await findMissing();
  if (missing.length === 0) {
    say('system libraries', 'all there');
    return;
  }
  if (process.getuid?.() !== 0) {
    const names = await Promise.all(missing.map(findName));
    const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`;
    throw new SetupError(`System libraries are missing. Please install them and start again:\n  ${command}`);
  }
  await install(missing);
}

/** @param {string[]} missing */
async function install(missing) {
  say('system libraries', `installing ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env, isQuiet: true });
  const names = await Promise.all(missing.map(findName));
  const args = ['install', '-y', '--no-install-recommends', ...names];
  const { status, output } = await run('apt-get', args, { env, isQuiet: true });
  if (status !== 0)
    throw new SetupError(`apt-get ${args.join(' ')} did not succeed:\n${output.slice(-2000)}`);
}

/** @returns {Promise<string[]>} the names that are installed neither under the old name nor the new. */
async function findMissing() {
  const states = await Promise.all(needed.map(isInstalled));
  return needed.filter((_, index) => !states[index]);
}

/** @param {string} name */
async function isInstalled(name) {
  return (await isPackageInstalled(name)) || (await isPackageInstalled(nameSince(name)));
}

/** @param {string} name */
async function isPackageInstalled(name) {
  const { status, output } = await run('dpkg-query', ['-s', name], { isQuiet: true });
  return status === 0 && /^Status: .* installed$/m.test(output);
}

/** @param {string} name as Debian 12 calls it */
async function findName(name) {
  return (await can('apt-cache', ['show', nameSince(name)])) ? nameSince(name) : name;
}

/**
 * @param {string} program
 * @param {string[]} args
 */
async function can(program, args) {
  return (await run(program, args, { isQuiet: true })).status === 0;
}
