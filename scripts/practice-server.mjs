import { build } from './setup/build.mjs';
import { preparePackages } from './setup/packages.mjs';
import { inRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runCommand } from './setup/run-command.mjs';

// The box runs in plain Node: no Electron, no display. Its first line on stdout is for programs to read.
await runCommand(async () => {
  await preparePackages();
  await build();
  const server = inRoot('out', 'main', 'practice-server.js');
  const { status } = await run(process.execPath, [server, ...process.argv.slice(2)]);
  return status;
});
