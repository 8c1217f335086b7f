import { readdirSync } from 'node:fs';
import { build } from './setup/build.mjs';
import { asNode } from './setup/electron-environment.mjs';
import { inRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runCommand } from './setup/run-command.mjs';
import { SetupError } from './setup/say.mjs';
import { prepare } from './setup.mjs';

/**
 * `npm run KIND -- NAME [--json]` runs scripts/KIND/NAME.ts on the built app, inside Electron's own Node.
 * @param {'bench' | 'chaos'} kind
 */
export async function runByName(kind) {
  await runCommand(async () => {
    const [name = '', ...args] = process.argv.slice(2);
    const names = readdirSync(inRoot('scripts', kind), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => entry.name.slice(0, -'.ts'.length));
    if (!names.includes(name)) {
      throw new SetupError(
        `npm run ${kind} -- NAME, where NAME is one of: ${names.join(', ') || '(none yet)'}`,
      );
    }
    const prepared = await prepare();
    try {
      await build();
      const env = asNode(prepared.display.env);
      const file = inRoot('scripts', kind, `${name}.ts`);
      return (await run(prepared.electron.path, [file, ...args], { env })).status;
    } finally {
      await prepared.close();
    }
  });
}
