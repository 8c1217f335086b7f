import { check } from './check/check.mjs';
import { e2e } from './check/e2e.mjs';
import { printSummary, sum } from './check/summary.mjs';
import { runCommand } from './setup/run-command.mjs';
import { prepare } from './setup.mjs';

// Both parts always run: one look at the last lines tells everything that is wrong.
await runCommand(async () => {
  const prepared = await prepare();
  try {
    const checked = await check(prepared, []);
    const driven = await e2e(prepared, []);
    return printSummary(sum([checked, driven]));
  } finally {
    await prepared.close();
  }
});
