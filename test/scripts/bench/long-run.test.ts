import { expect, test } from 'vitest';
import { runLong } from '../../../scripts/bench/long-run/run-long.ts';

test('150 sends: one hands out the key, the record of it stays small, and every device reads every message', async () => {
  const run = await runLong('ours', 150);
  expect(run).toMatchObject({ fanOutCount: 1, unreadCount: 0, violationCount: 0 });
  expect(run.sendMs).toHaveLength(150);
  expect(run.keyBytes).toBeGreaterThan(100);
  expect(run.keyBytes).toBeLessThan(1_000);
});
