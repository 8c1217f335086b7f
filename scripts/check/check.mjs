import { inRoot } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';
import { say } from '../setup/say.mjs';
import { sum } from './summary.mjs';
import { runTests } from './vitest.mjs';

/** @typedef {import('./vitest.mjs').Results} Results */

/**
 * Format and lint, types, and the fast tests. The lint and the types count as one each.
 * @param {import('../setup.mjs').Prepared} prepared
 * @param {readonly string[]} args file filters or options for vitest
 * @returns {Promise<Results>}
 */
export async function check(prepared, args) {
  const lint = await runTool('lint', inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome'), [
    'ci',
    '--colors=off',
    '--diagnostic-level=warn',
  ]);
  const types = await runTool('types', inRoot('node_modules', 'typescript', 'bin', 'tsc'), ['-b']);
  say('fast tests', "in Electron's own Node");
  const tests = await runTests(prepared, 'vitest.config.ts', args);
  return sum([lint, types, tests]);
}

/**
 * @param {string} name
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Promise<Results>}
 */
async function runTool(name, script, args) {
  const { status, output } = await run(process.execPath, [script, ...args], { isQuiet: true });
  say(name, status === 0 ? 'clean' : `not clean:\n${output}`);
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skips: [] };
}
