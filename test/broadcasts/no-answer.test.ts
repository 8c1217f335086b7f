import { expect, test } from 'vitest';
import { hourMs, minuteMs, openSender, secondMs, threeGroups } from './open-sender.ts';

test('a message of which nothing is heard is unknown, is not sent again, and the next group gets its turn', async () => {
  const { start, clock, far, kinds, taken } = await openSender({ groups: threeGroups(0) });
  await far.server.holdAcks();
  const id = await start(['Clientes', 'Vizinhos']);
  await clock.run(59 * secondMs);
  expect(kinds(id)).toEqual(['sending', 'waiting']);
  await clock.run(2 * secondMs);
  expect(kinds(id)).toEqual(['unknown', 'waiting']);
  await clock.run(hourMs);
  expect(kinds(id)).toEqual(['unknown', 'unknown']);
  expect(await taken(['Clientes', 'Vizinhos'])).toEqual([1, 1]);
});

test('unknown is shown until an acknowledgement comes late', async () => {
  const { start, clock, far, kinds, sentCount, states } = await openSender({ groups: threeGroups(0) });
  await far.server.holdAcks();
  const id = await start(['Clientes']);
  await clock.run(2 * hourMs);
  expect(kinds(id)).toEqual(['unknown']);
  expect(sentCount()).toBe(0);
  await far.server.releaseAcks();
  await clock.run(secondMs);
  expect(states(id)).toEqual([{ kind: 'sent', sentAt: expect.any(Number), deliveredCount: 0, seenCount: 0 }]);
  expect(sentCount()).toBe(1);
});

test('somebody who got it is as good as the acknowledgement that was lost', async () => {
  const { start, clock, far, states } = await openSender({ groups: threeGroups(2) });
  await far.server.holdAcks();
  const id = await start(['Clientes']);
  await clock.run(2 * minuteMs);
  expect(states(id)).toEqual([{ kind: 'sent', sentAt: expect.any(Number), deliveredCount: 2, seenCount: 0 }]);
});

test('a receipt that comes after it became unknown proves it too', async () => {
  const { start, clock, far, kinds, states, sentCount } = await openSender({ groups: threeGroups(0) });
  await far.server.holdAcks();
  const id = await start(['Clientes']);
  await clock.run(2 * minuteMs);
  expect(kinds(id)).toEqual(['unknown']);
  const late = await far.group('Clientes').addMember();
  await late.readEverything();
  await clock.run(secondMs);
  expect(states(id)).toEqual([{ kind: 'sent', sentAt: expect.any(Number), deliveredCount: 1, seenCount: 1 }]);
  expect(sentCount()).toBe(1);
});
