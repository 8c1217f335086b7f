import { expect, test } from 'vitest';
import { listQuestions, sectionOf } from '../../shared/coming-back.ts';
import { dayMs, minuteMs, openSender, secondMs } from '../broadcasts/open-sender.ts';
import { aPromo, aTiming, daily, home, openPlanner, type PlannerOptions } from '../schedules/open-planner.ts';

const today = '2025-11-22';
const three = ['Clientes', 'Vizinhos', 'Família'];

/** Schedules and broadcasts beside each other, with what the window would ask about. */
async function openShop(options: PlannerOptions = {}) {
  const sender = await openSender();
  const planner = openPlanner(sender, options);
  const ask = () =>
    listQuestions({ missedRuns: planner.missed(), schedules: planner.shown(), broadcasts: sender.shown() });
  return {
    ...{ sender, planner, ask },
    sections: () => ask().map(sectionOf),
    /** A closed laptop: no timer runs, and the clock of the wall goes on. */
    async sleepUntil(day: string, time: string) {
      sender.fallAsleep();
      planner.jumpTo(day, time);
      sender.wakeUp();
      planner.wakeUp();
      await sender.clock.run(secondMs);
    },
    answer: (given: 'now' | 'next-free' | 'discard') => {
      sender.handlers['broadcasts.answerInterrupted']({ id: null, answer: given });
      return planner.handlers['schedules.answerMissed']({ id: null, answer: given });
    },
  };
}

/** A promo to all at ten, another one of the same minute to the family, and the lid is closed after the first group. */
async function closeTheLid(options: PlannerOptions = {}) {
  const shop = await openShop(options);
  const { sender, planner } = shop;
  const other = sender.addProduct({ name: 'Mel' });
  planner.save({ groups: three, timing: aTiming(today, '10:00', daily) });
  planner.save({ groups: ['Família'], what: aPromo(other), timing: aTiming(today, '10:00', daily) });
  await planner.until(today, '10:00');
  await sender.clock.run(2 * secondMs);
  expect(await sender.taken(three)).toEqual([1, 0, 0]);
  return shop;
}

test('three days with the lid closed, in the middle of two schedules: one question for each thing, and nothing goes', async () => {
  const { sender, planner, ask, sections, sleepUntil } = await closeTheLid();
  await sleepUntil('2025-11-25', '14:00');
  expect(sections()).toEqual(['half-sent', 'half-sent', 'missed', 'missed']);
  expect(ask()).toMatchObject([
    { names: ['Queijo Canastra'], sentCount: 1, waitingCount: 2 },
    { names: ['Mel'], sentCount: 0, waitingCount: 1 },
    { count: 3 },
    { count: 3 },
  ]);
  await planner.until('2025-11-26', '09:55');
  expect(await sender.taken(three)).toEqual([1, 0, 0]);
});

test('"now" for all of it: each group has each promo once more, at the pace', async () => {
  const { sender, sections, answer, sleepUntil } = await closeTheLid();
  await sleepUntil('2025-11-25', '14:00');
  await answer('now');
  expect(sections()).toEqual([]);
  await sender.clock.run(20 * secondMs);
  const early = await sender.taken(three);
  expect(early.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(3);
  await sender.clock.run(15 * minuteMs);
  // What a group is about to get from the first day is not sent to it a second time by the last.
  expect(await sender.taken(three)).toEqual([2, 1, 2]);
  expect(await sender.far.takeViolations()).toEqual([]);
});

test('"discard" for all of it: nothing of those days goes, and the next day goes as planned', async () => {
  const { sender, planner, sections, answer, sleepUntil } = await closeTheLid();
  await sleepUntil('2025-11-25', '14:00');
  await answer('discard');
  expect(sections()).toEqual([]);
  await planner.until('2025-11-26', '09:55');
  expect(await sender.taken(three)).toEqual([1, 0, 0]);
  await planner.until('2025-11-26', '10:30');
  expect(await sender.taken(three)).toEqual([2, 1, 2]);
});

test('whoever comes back in another time zone is asked about the same things, once', async () => {
  let zone = home;
  const { sender, sections, answer, sleepUntil } = await closeTheLid({ zone: () => zone });
  zone = 'Europe/Lisbon';
  await sleepUntil('2025-11-25', '14:00');
  expect(sections()).toEqual(['half-sent', 'half-sent', 'missed', 'missed']);
  zone = 'America/Los_Angeles';
  await sender.clock.run(2 * minuteMs);
  expect(sections()).toEqual(['half-sent', 'half-sent', 'missed', 'missed']);
  await answer('discard');
  zone = home;
  await sender.clock.run(2 * minuteMs);
  expect(sections()).toEqual([]);
});

test('a clock that is set forward by hours asks, and set back again it keeps what was cut off a question', async () => {
  const { sender, planner, sections } = await closeTheLid();
  planner.jumpTo(today, '16:00');
  await sender.clock.run(2 * minuteMs);
  expect(sections()).toEqual(['half-sent', 'half-sent']);
  planner.jumpTo(today, '10:05');
  await sender.clock.run(dayMs / 2);
  expect(sections()).toEqual(['half-sent', 'half-sent']);
  expect(await sender.taken(three)).toEqual([1, 0, 0]);
});

test('a nap in the middle of it asks nothing, and all of it arrives once', async () => {
  const { sender, sections, sleepUntil } = await closeTheLid();
  await sleepUntil(today, '10:25');
  expect(sections()).toEqual([]);
  await sender.clock.run(15 * minuteMs);
  expect(await sender.taken(three)).toEqual([1, 1, 2]);
});
