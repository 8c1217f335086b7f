import { existsSync, readdirSync } from 'node:fs';
import { build } from './setup/build.mjs';
import { asNode } from './setup/electron-environment.mjs';
import { inRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runCommand } from './setup/run-command.mjs';
import { SetupError } from './setup/say.mjs';
import { prepare } from './setup.mjs';

/** Files beside the benches that are parts of them; a bench is a file that none of these is. */
const parts = ['statistics.ts', 'measure-pairs.ts', 'report.ts'];

/** `npm run bench -- NAME [--json]` runs scripts/bench/NAME.ts inside Electron's own Node. */
await runCommand(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const names = readdirSync(inRoot('scripts', 'bench'))
    .filter((file) => file.endsWith('.ts') && !parts.includes(file))
    .map((file) => file.slice(0, -'.ts'.length));
  const file = inRoot('scripts', 'bench', `${name}.ts`);
  if (!names.includes(name) || !existsSync(file)) {
    throw new SetupError(`npm run bench -- NAME, where NAME is one of: ${names.join(', ') || '(none yet)'}`);
  }
  const prepared = await prepare();
  try {
    await build();
    const env = asNode(prepared.display.env);
    return (await run(prepared.electron.path, [file, ...args], { env })).status;
  } finally {
    await prepared.close();
  }
});
