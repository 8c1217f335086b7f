import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** What one run of tests came to. A skip without a reason is a failure: nobody could judge it. */
export interface Results {
  readonly passed: number;
  readonly failed: number;
  readonly skips: readonly { readonly name: string; readonly reason: string }[];
}

/** Writes the counts of a run, and the reason of each skip, to the file that `PROMO_RESULTS` names. */
export default class ResultsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const path = process.env.PROMO_RESULTS;
    if (path) writeFileSync(path, JSON.stringify(countResults(modules, unhandledErrors.length)));
  }
}

function countResults(modules: readonly TestModule[], unhandledCount: number): Results {
  const cases = modules.flatMap((module) => [...module.children.allTests()]);
  // A file that does not load, or a hook that throws, has no test case of its own to fail.
  const brokenCount = modules.filter((module) => !module.ok() && !hasFailedCase(module)).length;
  const skipped = cases.filter((test) => test.result().state === 'skipped');
  const skips = skipped.map((test) => ({ name: test.fullName, reason: reasonOf(test) }));
  return {
    passed: cases.filter((test) => test.result().state === 'passed').length,
    failed:
      cases.filter((test) => ['failed', 'pending'].includes(test.result().state)).length +
      skips.filter(({ reason }) => reason === '').length +
      brokenCount +
      unhandledCount,
    skips: skips.filter(({ reason }) => reason !== ''),
  };
}

function hasFailedCase(module: TestModule): boolean {
  return [...module.children.allTests()].some((test) => test.result().state === 'failed');
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return result.state === 'skipped' ? (result.note ?? '') : '';
}
