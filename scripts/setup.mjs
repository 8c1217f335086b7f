import { pathToFileURL } from 'node:url';
import { prepareDisplay } from './setup/display.mjs';
import { prepareElectron } from './setup/electron.mjs';
import { preparePackages } from './setup/packages.mjs';
import { SetupError, say } from './setup/say.mjs';
import { prepareSystemLibraries } from './setup/system-libraries.mjs';

/**
 * @typedef {object} Prepared
 * @property {import('./setup/electron.mjs').Electron} electron
 * @property {import('./setup/display.mjs').Display} display
 * @property {() => Promise<void>} close ends what was started (the virtual display)
 */

/**
 * Makes a fresh clone ready: npm packages, system libraries, the Electron program, a display.
 * Says each step in a line; when everything is there, it takes well under a second.
 * @param {{ needsDisplay?: boolean }} [options] whether windows will be opened (true when missing)
 * @returns {Promise<Prepared>}
 */
export async function prepare({ needsDisplay = true } = {}) {
  refuseOldNode();
  await preparePackages();
  await prepareSystemLibraries();
  const electron = await prepareElectron();
  const display = needsDisplay ? await prepareDisplay() : { isVirtual: false, env: {}, stop: async () => {} };
  return { electron, display, close: display.stop };
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupError(`Node ${process.versions.node} is too old: 20.19 or newer is needed.`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { runCommand } = await import('./setup/run-command.mjs');
  await runCommand(async () => {
    const { close } = await prepare({ needsDisplay: false });
    await close();
    say('ready', '');
    return 0;
  });
}
