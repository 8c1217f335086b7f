import { build } from './setup/build.mjs';
import { asNode } from './setup/electron-environment.mjs';
import { inRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runCommand } from './setup/run-command.mjs';
import { prepare } from './setup.mjs';

/** The main job, done by a person who does not exist, in a real window. Pictures of each step go to demo/. */
await runCommand(async () => {
  const prepared = await prepare();
  try {
    await build();
    const args = process.argv.slice(2);
    if (!prepared.display.isVirtual && !args.includes('--close')) args.push('--keep-open');
    const env = asNode(prepared.display.env);
    const { status } = await run(prepared.electron.path, [inRoot('scripts', 'demo', 'demo.ts'), ...args], {
      env,
    });
    return status;
  } finally {
    await prepared.close();
  }
});
