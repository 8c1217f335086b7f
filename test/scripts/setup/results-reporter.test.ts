import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../../../scripts/setup/run.mjs';

const root = join(import.meta.dirname, '../../..');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'promo-results-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs vitest on one small test file, as `npm run check` does, and reads what the reporter wrote. */
async function resultsOf(body: string) {
  const api = JSON.stringify(join(root, 'node_modules/vitest/dist/index.js'));
  writeFileSync(join(folder, 'sample.test.ts'), `import { expect, test } from ${api};\n${body}`);
  const config = {
    test: { include: ['**/*.test.ts'], reporters: [join(root, 'scripts/check/results-reporter.ts')] },
  };
  writeFileSync(join(folder, 'vitest.config.mjs'), `export default ${JSON.stringify(config)};`);
  const file = join(folder, 'results.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const env = { ...process.env, PROMO_RESULTS: file };
  await run(process.execPath, [vitest, 'run'], { cwd: folder, env, isQuiet: true });
  return JSON.parse(readFileSync(file, 'utf8'));
}

test('passed, failed and skipped tests are counted, a skip with its reason', async () => {
  const results = await resultsOf(`
    test('good', () => {});
    test('bad', () => { expect(1).toBe(2); });
    test('left out', ({ skip }) => { skip('no keyring here'); });`);
  expect(results).toEqual({
    passed: 1,
    failed: 1,
    skips: [{ name: 'left out', reason: 'no keyring here' }],
  });
});

test('a skip without a reason is a failure', async () => {
  expect(await resultsOf("test.skip('left out', () => {}); test('good', () => {});")).toMatchObject({
    failed: 1,
  });
});

test('a file that does not load is a failure', async () => {
  expect(await resultsOf("throw new Error('broken');")).toMatchObject({ failed: 1 });
});

test('an error that no test caught is a failure', async () => {
  const results = await resultsOf(
    "test('good', () => { Promise.reject(new Error('nobody waits for this')); });",
  );
  expect(results).toMatchObject({ passed: 1, failed: 1 });
});
