import { check } from './check/check.mjs';
import { printSummary } from './check/summary.mjs';
import { runCommand } from './setup/run-command.mjs';
import { prepare } from './setup.mjs';

await runCommand(async () => {
  const prepared = await prepare({ needsDisplay: false });
  return printSummary(await check(prepared, process.argv.slice(2)));
});
