import { expect, test } from 'vitest';
import { runStorm } from '../../../scripts/chaos/storm/run-storm.ts';
import { startBuiltClient } from '../../../scripts/measure/clients/built-client.ts';
import type { StartClient } from '../../../scripts/measure/clients/client.ts';
import { startAppHere } from '../start-app-here.ts';

const startClient: StartClient = (box, groupName) => startBuiltClient(box, groupName, startAppHere);

test('a small storm: everybody reads the message, after one repeat to the whole group and a copy for each companion', async () => {
  const storm = await runStorm({ startClient, askerCount: 12, seed: 3, quietMs: 1_500 });
  expect(storm).toMatchObject({
    unreadCount: 0,
    mostRepeatsInWindow: 1,
    nextPkmsgCount: 0,
    violationCount: 0,
  });
  expect(storm.stanzaCount).toBeLessThan(12);
  expect(storm.pkmsgCount).toBeLessThanOrEqual(2 * 12);
});
