import { defineConfig } from 'vitest/config';

/** Runs inside Electron's own Node (scripts/check.mjs), so node:sqlite and crypto are the shipped ones. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/bench/**', 'node_modules/**'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
