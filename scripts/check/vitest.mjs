import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { asNode } from '../setup/electron-environment.mjs';
import { cacheFolder, inRoot } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';

/** @typedef {{ passed: number, failed: number, skips: { name: string, reason: string }[] }} Results */

/**
 * Runs tests inside Electron's own Node, so that node:sqlite and crypto are the shipped ones.
 * @param {import('../setup.mjs').Prepared} prepared
 * @param {string} config the vitest configuration, below the repository
 * @param {readonly string[]} args file filters or options for vitest
 * @param {Readonly<Record<string, string>>} [more] of the environment
 * @returns {Promise<Results>}
 */
export async function runTests(prepared, config, args, more = {}) {
  const resultsFile = join(cacheFolder, `results-${config}.json`);
  mkdirSync(cacheFolder, { recursive: true });
  rmSync(resultsFile, { force: true });
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const names = { PROMO_RESULTS: resultsFile, PROMO_NODE: process.execPath };
  const env = asNode({ ...prepared.display.env, ...names, ...more });
  const { status } = await run(prepared.electron.path, [vitest, 'run', '--config', config, ...args], { env });
  return readResults(resultsFile, status);
}

/**
 * @param {string} resultsFile
 * @param {number} status
 * @returns {Results} with at least one failure when vitest itself was not content
 */
function readResults(resultsFile, status) {
  if (!existsSync(resultsFile)) return { passed: 0, failed: 1, skips: [] };
  /** @type {Results} */
  const results = JSON.parse(readFileSync(resultsFile, 'utf8'));
  return status === 0 ? results : { ...results, failed: Math.max(results.failed, 1) };
}
