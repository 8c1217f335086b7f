import { build } from '../setup/build.mjs';
import { say } from '../setup/say.mjs';
import { runTests } from './vitest.mjs';

/**
 * The real windows: builds the app when it is stale and drives it as a person does.
 * @param {import('../setup.mjs').Prepared} prepared
 * @param {readonly string[]} args file filters or options for vitest
 */
export async function e2e(prepared, args) {
  await build();
  say('window tests', 'in real windows');
  return runTests(prepared, 'vitest.e2e.config.ts', args);
}
