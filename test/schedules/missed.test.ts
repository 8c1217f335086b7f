import { expect, test } from 'vitest';
import { everyDay } from '../../shared/pacing/opening-hours.ts';
import { mostMissedKept } from '../../shared/schedules.ts';
import { dayMs, minuteMs, openSender, productId } from '../broadcasts/open-sender.ts';
import { aTiming, daily, openPlanner } from './open-planner.ts';

const today = '2025-11-22';
const hours = everyDay({ isOpen: true, opens: 8 * 60, closes: 18 * 60 });

async function open(options: Parameters<typeof openPlanner>[1] = {}) {
  const sender = await openSender();
  return { sender, ...openPlanner(sender, options) };
}

/** A daily promo to the neighbours and a single one to the customers, and three days asleep. */
async function sleepThreeDays(options: Parameters<typeof openPlanner>[1] = {}) {
  const planner = await open(options);
  const every = planner.save({ groups: ['Vizinhos'], timing: aTiming(today, '10:00', daily) });
  const once = planner.save({ groups: ['Clientes'], timing: aTiming('2025-11-23', '15:00') });
  planner.jumpTo('2025-11-25', '12:00');
  planner.wakeUp();
  await planner.sender.clock.run(1_000);
  return { ...planner, every, once };
}

test('three days asleep: nothing goes out by itself, and there is one question for each schedule', async () => {
  const { sender, missed, every, once, runs, until } = await sleepThreeDays();
  expect(missed()).toMatchObject([
    { scheduleId: once, day: '2025-11-23', count: 1, groupCount: 1, heldBy: null },
    { scheduleId: every, day: '2025-11-25', count: 4, names: ['Queijo Canastra'] },
  ]);
  expect(await runs(today, '2025-11-27')).toEqual([
    ...['22 10:00 missed', '23 10:00 missed', '23 15:00 missed', '24 10:00 missed'],
    ...['25 10:00 missed', '26 10:00 planned'],
  ]);
  await until('2025-11-25', '23:00');
  expect(await sender.taken(['Clientes', 'Vizinhos'])).toEqual([0, 0]);
  await until('2025-11-26', '11:00');
  expect(await sender.taken(['Clientes', 'Vizinhos'])).toEqual([0, 1]);
  expect(missed().find(({ scheduleId }) => scheduleId === every)?.count).toBe(4);
});

test('within the grace a run goes although it is late', async () => {
  const { sender, save, jumpTo, wakeUp, missed, runs } = await open();
  save({ timing: aTiming(today, '10:00', daily) });
  jumpTo('2025-11-23', '10:29');
  wakeUp();
  await sender.clock.run(5 * minuteMs);
  expect(await sender.taken(['Clientes'])).toEqual([1]);
  expect(missed()).toMatchObject([{ count: 1, day: today }]);
  expect(await runs(today, '2025-11-24')).toEqual(['22 10:00 missed', '23 10:00 started']);
});

test('"now" sends the latest of each once, "discard" ends the question', async () => {
  const { sender, handlers, missed, every, once, runs } = await sleepThreeDays();
  await handlers['schedules.answerMissed']({ id: every, answer: 'now' });
  await handlers['schedules.answerMissed']({ id: once, answer: 'discard' });
  await sender.clock.run(5 * minuteMs);
  expect(missed()).toEqual([]);
  expect(await sender.taken(['Clientes', 'Vizinhos'])).toEqual([0, 1]);
  expect(await runs(today, '2025-11-26')).toEqual([
    ...['22 10:00 discarded', '23 10:00 discarded', '23 15:00 discarded', '24 10:00 discarded'],
    '25 12:00 started',
  ]);
  await expect(
    (async () => handlers['schedules.answerMissed']({ id: every, answer: 'now' }))(),
  ).rejects.toThrow('not-found');
});

test('two clicks on "now" send it once', async () => {
  const { sender, handlers, every } = await sleepThreeDays();
  await Promise.all([
    handlers['schedules.answerMissed']({ id: every, answer: 'now' }),
    handlers['schedules.answerMissed']({ id: every, answer: 'now' }),
  ]);
  await sender.clock.run(5 * minuteMs);
  expect(await sender.taken(['Vizinhos'])).toEqual([1]);
});

test('"now" for all goes at the usual pace, one after the other', async () => {
  const { sender, handlers, missed } = await sleepThreeDays();
  await handlers['schedules.answerMissed']({ id: null, answer: 'now' });
  expect(missed()).toEqual([]);
  await sender.clock.run(1_500);
  expect((await sender.taken(['Clientes', 'Vizinhos'])).reduce((sum, each) => sum + each)).toBe(1);
  await sender.clock.run(2 * minuteMs);
  expect(await sender.taken(['Clientes', 'Vizinhos'])).toEqual([1, 1]);
});

test('"now" without a connection says so, and the question stays', async () => {
  const { sender, handlers, missed, every } = await sleepThreeDays();
  await sender.far.server.dropConnection();
  await expect(
    (async () => handlers['schedules.answerMissed']({ id: every, answer: 'now' }))(),
  ).rejects.toThrow('not-connected');
  expect(missed().length).toBe(2);
});

test('"next free" plans it for when the shop is open and the queue is empty, one after the other', async () => {
  const planner = await sleepThreeDays({ hours });
  const { sender, handlers, missed, runs, jumpTo, wakeUp, until } = planner;
  jumpTo('2025-11-25', '22:00');
  wakeUp();
  await sender.clock.run(1_500);
  await handlers['schedules.answerMissed']({ id: null, answer: 'next-free' });
  expect(missed()).toEqual([]);
  expect((await runs('2025-11-26', '2025-11-27')).map((run) => run.split(' ').slice(1).join(' '))).toEqual([
    ...['08:00 planned', '08:00 planned', '10:00 planned'],
  ]);
  await until('2025-11-26', '09:00');
  expect(await sender.taken(['Clientes', 'Vizinhos'])).toEqual([1, 1]);
  expect((await runs(today, '2025-11-25')).filter((run) => run.includes('missed'))).toEqual([]);
});

test('without a connection a run waits as long as the grace lasts, and is then asked about', async () => {
  const { sender, save, until, missed, runs } = await open();
  save({ timing: aTiming(today, '10:00') });
  save({ groups: ['Família'], timing: aTiming(today, '10:20') });
  await until(today, '09:59');
  await sender.far.whatsapp.disconnect();
  await until(today, '10:32');
  expect(missed()).toMatchObject([{ day: today, count: 1 }]);
  await sender.far.whatsapp.connect();
  await until(today, '12:00');
  expect(await sender.taken(['Clientes', 'Família'])).toEqual([0, 1]);
  expect(await runs(today, '2025-11-23')).toEqual(['22 10:00 missed', '22 10:20 started']);
});

test('whatever was missed in years, one schedule asks about a month of it', async () => {
  const { sender, save, jumpTo, wakeUp, missed } = await open();
  save({ timing: aTiming(today, '10:00', daily) });
  jumpTo('2031-11-22', '12:00');
  wakeUp();
  await sender.clock.run(10 * minuteMs);
  expect(missed()).toMatchObject([{ count: mostMissedKept, day: '2031-11-22' }]);
  expect(await sender.taken(['Clientes'])).toEqual([0]);
});

test('what cannot be sent any more says why, and "now" holds it', async () => {
  const { sender, handlers, missed, every, schedules, find } = await sleepThreeDays();
  sender.products.setSoldOut(productId, 1);
  schedules.noteChange();
  await sender.clock.run(1_500);
  expect(missed().map(({ heldBy }) => heldBy)).toEqual(['sold-out', 'sold-out']);
  await handlers['schedules.answerMissed']({ id: every, answer: 'now' });
  expect(find(every)?.last?.state).toEqual({ kind: 'held', why: 'sold-out' });
  expect(missed().length).toBe(1);
  expect(await sender.taken(['Vizinhos'])).toEqual([0]);
});

test('the questions outlive the app', async () => {
  const first = await sleepThreeDays();
  const { sender } = first;
  await first.schedules.stop();
  await sender.clock.run(dayMs);
  const again = openPlanner(sender);
  await sender.clock.run(1_500);
  expect(again.missed().map(({ count }) => count)).toEqual([1, 5]);
});

test('"for all" leaves a question what cannot go: sold out, or paused where a time is wanted', async () => {
  const { sender, handlers, missed, every, once } = await sleepThreeDays();
  const other = sender.addProduct({ name: 'Mel' });
  handlers['schedules.save']({
    schedule: {
      id: once,
      what: { kind: 'products', promos: [{ productId: other, templateId: null, pinnedText: null }] },
      ...{ groupIds: [sender.groupId('Clientes')], setIds: [] },
      timing: aTiming('2025-11-23', '15:00'),
    },
  });
  sender.products.setSoldOut(other, 1);
  await handlers['schedules.answerMissed']({ id: null, answer: 'now' });
  expect(missed()).toMatchObject([{ scheduleId: once, heldBy: 'sold-out' }]);
  await sender.clock.run(5 * minuteMs);
  expect(await sender.taken(['Clientes', 'Vizinhos'])).toEqual([0, 1]);
  await handlers['schedules.answerMissed']({ id: null, answer: 'next-free' });
  expect(missed()).toMatchObject([{ scheduleId: once }]);
  sender.products.setSoldOut(other, null);
  handlers['schedules.pause']({ id: once });
  await handlers['schedules.answerMissed']({ id: null, answer: 'next-free' });
  expect(missed()).toMatchObject([{ scheduleId: once }]);
  await handlers['schedules.answerMissed']({ id: null, answer: 'discard' });
  expect(missed()).toEqual([]);
  expect(every).not.toBe(once);
});
