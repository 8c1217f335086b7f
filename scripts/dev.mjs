import { forgetBuild } from './setup/build.mjs';
import { asApp, sandboxArguments } from './setup/electron-environment.mjs';
import { inRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runCommand } from './setup/run-command.mjs';
import { say } from './setup/say.mjs';
import { prepare } from './setup.mjs';

await runCommand(async () => {
  const prepared = await prepare();
  try {
    const args = [...sandboxArguments(), ...process.argv.slice(2)];
    if (prepared.electron.isStandIn && !args.includes('--practice')) {
      say('practice', 'this Electron is a stand-in, so the app opens in practice');
      args.push('--practice');
    }
    forgetBuild();
    const vite = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const env = asApp({ ...prepared.display.env, ELECTRON_EXEC_PATH: prepared.electron.path });
    const { status } = await run(process.execPath, [vite, 'dev', '--watch', '--', ...args], { env });
    return status;
  } finally {
    await prepared.close();
  }
});
