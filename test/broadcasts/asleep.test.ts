import { expect, test } from 'vitest';
import { minuteMs, openSender, threeGroups } from './open-sender.ts';

const three = threeGroups().map(({ name }) => name);

test('nothing is begun while the computer falls asleep, and the rest goes at its pace when it is awake', async () => {
  const { start, kinds, clock, fallAsleep, wakeUp, taken, far } = await openSender();
  const id = await start(three);
  await clock.run(1_000);
  expect(kinds(id)).toEqual(['sent', 'waiting', 'waiting']);
  fallAsleep();
  await clock.run(5 * minuteMs);
  expect(await taken(three)).toEqual([1, 0, 0]);

  wakeUp();
  await clock.run(1_000);
  expect(await taken(three)).toEqual([1, 1, 0]);
  await clock.run(2 * minuteMs);
  expect(kinds(id)).toEqual(['sent', 'sent', 'sent']);
  expect(await far.takeViolations()).toEqual([]);
});
