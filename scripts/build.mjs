import { build } from './setup/build.mjs';
import { preparePackages } from './setup/packages.mjs';
import { runCommand } from './setup/run-command.mjs';

await runCommand(async () => {
  await preparePackages();
  await build();
  return 0;
});
