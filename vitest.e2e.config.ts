import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/check/longest-first.ts';

/** The real windows: each test file starts the built app and drives it as a person does (scripts/check/e2e.mjs). */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts', 'test/packaging/**/*.test.ts'],
    setupFiles: ['test/e2e/own-display.ts'],
    reporters: ['default', './scripts/check/results-reporter.ts'],
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    // A window on a busy machine answers later than in the one second that is usual.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
