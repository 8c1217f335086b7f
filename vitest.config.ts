import { defineConfig } from 'vitest/config';

/** The fast tests. They run inside Electron's own Node (scripts/check), so node:sqlite and crypto are the shipped ones. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/packaging/**', 'test/bench/**', 'node_modules/**'],
    reporters: ['default', './scripts/check/results-reporter.ts'],
    pool: 'forks',
    // Vitest leaves one core to itself; on two that is half of the machine.
    maxWorkers: '100%',
    // Against what hangs, no bar: on a computer that is busy with other things a test takes ten times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
