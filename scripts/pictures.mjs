import { build } from './setup/build.mjs';
import { asNode } from './setup/electron-environment.mjs';
import { inRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runCommand } from './setup/run-command.mjs';
import { prepare } from './setup.mjs';

/** Every screen with nothing, with one and with many, in light and in dark, as pictures to be looked at: pictures/. */
await runCommand(async () => {
  const prepared = await prepare();
  try {
    await build();
    const env = asNode(prepared.display.env);
    const file = inRoot('scripts', 'pictures', 'pictures.ts');
    return (await run(prepared.electron.path, [file, ...process.argv.slice(2)], { env })).status;
  } finally {
    await prepared.close();
  }
});
