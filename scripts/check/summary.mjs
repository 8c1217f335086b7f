/** @typedef {import('./vitest.mjs').Results} Results */

/**
 * @param {readonly Results[]} parts
 * @returns {Results}
 */
export function sum(parts) {
  return {
    passed: parts.reduce((total, { passed }) => total + passed, 0),
    failed: parts.reduce((total, { failed }) => total + failed, 0),
    skips: parts.flatMap(({ skips }) => skips),
  };
}

/**
 * Prints the reason of each skip and, as the very last line, the counts.
 * @param {Results} results
 * @returns {number} the exit status: 0 only when something passed and nothing failed
 */
export function printSummary({ passed, failed, skips }) {
  process.stdout.write('\n');
  for (const { name, reason } of skips) process.stdout.write(`skipped: ${name}: ${reason}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed, ${skips.length} skipped\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
