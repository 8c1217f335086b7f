import { expect, test, vi } from 'vitest';
import { printSummary, sum } from '../../../scripts/check/summary.mjs';

const lint = { passed: 1, failed: 0, skips: [] };
const tests = { passed: 40, failed: 0, skips: [{ name: 'the sandbox', reason: 'no user namespaces here' }] };

function print(results: Parameters<typeof printSummary>[0]) {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const status = printSummary(results);
  const lines = write.mock.calls.map(([text]) => String(text).trimEnd());
  write.mockRestore();
  return { status, lines };
}

test('the last line sums all parts, after the reason of each skip', () => {
  const { status, lines } = print(sum([lint, tests]));
  expect(lines.slice(-2)).toEqual([
    'skipped: the sandbox: no user namespaces here',
    '41 passed, 0 failed, 1 skipped',
  ]);
  expect(status).toBe(0);
});

test('one failure anywhere makes the status 1', () => {
  expect(print(sum([tests, { passed: 3, failed: 1, skips: [] }])).status).toBe(1);
});

test('nothing that ran is not a success', () => {
  expect(print(sum([])).status).toBe(1);
});
