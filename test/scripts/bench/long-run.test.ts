import { expect, test } from 'vitest';
import { runLong } from '../../../scripts/bench/long-run/run-long.ts';
import { startBuiltClient } from '../../../scripts/measure/clients/built-client.ts';
import type { StartClient } from '../../../scripts/measure/clients/client.ts';
import { startAppHere } from '../start-app-here.ts';

const startClient: StartClient = (box, groupName) => startBuiltClient(box, groupName, startAppHere);

test('150 sends: one hands out the key, the record of it stays small, and every device reads every message', async () => {
  const run = await runLong({ startClient, sendCount: 150, settles: false });
  expect(run).toMatchObject({ fanOutCount: 1, unreadCount: 0, violationCount: 0 });
  expect(run.end.sendMs).toHaveLength(37);
  for (const ms of [...run.start.sendMs, ...run.end.sendMs]) expect(ms).toBeGreaterThan(0);
  expect(run.keyBytes).toBeGreaterThan(100);
  expect(run.keyBytes).toBeLessThan(1_000);
});
