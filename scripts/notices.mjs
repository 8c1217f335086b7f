import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { makeNotices } from './notices/make-notices.mjs';
import { preparePackages } from './setup/packages.mjs';
import { inRoot, root } from './setup/paths.mjs';
import { runCommand } from './setup/run-command.mjs';
import { say } from './setup/say.mjs';

/** Writes NOTICES; with `--check` it only says whether NOTICES is what it would write. */
await runCommand(async () => {
  await preparePackages();
  const path = inRoot('NOTICES');
  const wanted = makeNotices(root);
  const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === wanted;
  if (process.argv.includes('--check')) {
    say('NOTICES', isCurrent ? 'up to date' : 'out of date: run npm run notices');
    return isCurrent ? 0 : 1;
  }
  writeFileSync(path, wanted);
  say('NOTICES', isCurrent ? 'was up to date' : 'written');
  return 0;
});
