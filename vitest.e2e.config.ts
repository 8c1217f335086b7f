import { defineConfig } from 'vitest/config';

/** The real windows, one after another: each test file starts the built app and drives it as a person does. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts', 'test/packaging/**/*.test.ts'],
    reporters: ['default', './scripts/check/results-reporter.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
