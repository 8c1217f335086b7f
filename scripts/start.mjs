import { build } from './setup/build.mjs';
import { launch } from './setup/launch.mjs';
import { runCommand } from './setup/run-command.mjs';
import { say } from './setup/say.mjs';
import { prepare } from './setup.mjs';

await runCommand(async () => {
  const prepared = await prepare();
  try {
    await build();
    const args = process.argv.slice(2);
    if (prepared.electron.isStandIn && !args.includes('--practice')) {
      say('practice', 'this Electron is a stand-in, so the app opens in practice');
      args.push('--practice');
    }
    return await launch(prepared, args);
  } finally {
    await prepared.close();
  }
});
