import { e2e } from './check/e2e.mjs';
import { printSummary } from './check/summary.mjs';
import { runCommand } from './setup/run-command.mjs';
import { prepare } from './setup.mjs';

await runCommand(async () => {
  const prepared = await prepare();
  try {
    return printSummary(await e2e(prepared, process.argv.slice(2)));
  } finally {
    await prepared.close();
  }
});
