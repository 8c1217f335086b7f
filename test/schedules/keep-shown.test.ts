import { expect, test } from 'vitest';
import { keepShown } from '../../main/schedules/keep-shown.ts';
import { createPlan } from '../../main/schedules/plan.ts';
import { openTestShop } from '../builders.ts';
import { createSeededChance } from '../fakes/chance.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { silentLog } from '../fakes/log.ts';

const secondMs = 1_000;

/** @param fault whether reading the shop fails */
function open(fault = () => false) {
  const clock = createFakeClock();
  const shownAt: number[] = [];
  const start = clock.now();
  const showing = keepShown({
    plan: createPlan(openTestShop(), clock),
    ...{ clock, chance: createSeededChance(1), log: silentLog },
    readShop() {
      if (fault()) throw new Error('the disk is gone');
      return {
        groups: new Map(),
        groupIdsOf: new Map(),
        hasPhoto: () => true,
        dayOf: () => '2025-11-22' as never,
      };
    },
    publish: () => shownAt.push(clock.now() - start),
    ask: () => {},
  });
  return { showing, clock, shownAt };
}

test('What changes by the hundred is shown once, a second after the first change.', async () => {
  const { showing, clock, shownAt } = open();
  for (let count = 0; count < 300; count += 1) {
    showing.soon();
    await clock.run(2);
  }
  await clock.run(10 * secondMs);
  expect(shownAt).toEqual([secondMs]);
});

test('A run is shown at once; when many follow, they are shown once a second, and the last one is, too.', async () => {
  const { showing, clock, shownAt } = open();
  for (let count = 0; count < 25; count += 1) {
    showing.nowOrSoon();
    await clock.run(100);
  }
  await clock.run(10 * secondMs);
  expect(shownAt).toEqual([0, 1_000, 2_000, 3_100]);
});

test('What she changes herself is shown at once, and what was to be shown soon is in it.', async () => {
  const { showing, clock, shownAt } = open();
  showing.soon();
  await clock.run(300);
  showing.now();
  await clock.run(10 * secondMs);
  expect(shownAt).toEqual([300]);
});

test('A fault is thrown to her who asked, and stops nothing that comes later.', async () => {
  let isFaulty = true;
  const { showing, clock, shownAt } = open(() => isFaulty);
  expect(() => showing.now()).toThrow('the disk is gone');
  showing.soon();
  await clock.run(secondMs);
  isFaulty = false;
  showing.soon();
  await clock.run(secondMs);
  expect(shownAt).toEqual([2 * secondMs]);
});

test('Nothing is shown after the end.', async () => {
  const { showing, clock, shownAt } = open();
  showing.soon();
  showing.stop();
  showing.soon();
  await clock.run(10 * secondMs);
  expect(shownAt).toEqual([]);
});
