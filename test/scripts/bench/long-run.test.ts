import { expect, test } from 'vitest';
import { countUnread } from '../../../scripts/bench/long-run/count-unread.ts';
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

test.for([
  { texts: ['*promo 0*', '*promo 1*', '*promo 2*'], unread: 0, what: 'all of them' },
  { texts: ['*promo 0*', '*promo 2*'], unread: 2, what: 'a gap, after which nothing is in its place' },
  { texts: ['*promo 0*', '*promo 2*', '*promo 1*'], unread: 2, what: 'another order' },
  { texts: ['*promo 0*', '*promo 0*', '*promo 2*'], unread: 1, what: 'one twice' },
  { texts: [], unread: 3, what: 'nothing' },
])('a device that holds $what', ({ texts, unread }) => {
  const entries = texts.map((text) => ({ text }));
  expect(countUnread([{ member: 'Ana', device: 0, entries }] as never, 3)).toBe(unread);
});
