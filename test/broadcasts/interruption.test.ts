import { expect, test } from 'vitest';
import { everyDay } from '../../shared/pacing/opening-hours.ts';
import { cutOff, startAfter, three } from './cut-off.ts';
import { dayMs, hourMs, minuteMs, openSender, secondMs } from './open-sender.ts';

test('switched off within the grace, a broadcast goes on by itself at the normal pace', async () => {
  const { id, sender, clock } = await startAfter(29 * minuteMs);
  await clock.run(secondMs);
  expect(await sender.taken(three)).toEqual([1, 1, 0]);
  await clock.run(19 * secondMs);
  expect(await sender.taken(three)).toEqual([1, 1, 0]);
  await clock.run(2 * minuteMs);
  expect(sender.kinds(id)).toEqual(['sent', 'sent', 'sent']);
});

test('switched off for longer, nothing goes out, and it says since when it waits for her', async () => {
  const { id, sender, clock } = await startAfter(3 * hourMs);
  expect(sender.kinds(id)).toEqual(cutOff);
  const { interruption, nextAt } = sender.find(id) ?? {};
  expect(nextAt).toBeNull();
  expect(interruption?.heldBy).toBeNull();
  const sinceMs = clock.now() - 3 * hourMs - (interruption?.since ?? 0);
  expect(Math.abs(sinceMs)).toBeLessThan(minuteMs);
  await clock.run(2 * dayMs);
  expect(await sender.taken(three)).toEqual([1, 0, 0]);
});

test('the question outlives the app, however often it is started', async () => {
  const { id, clock, far, startAgain, sender } = await startAfter(3 * hourMs);
  await sender.broadcasts.stop();
  await clock.run(minuteMs);
  const again = await startAgain();
  await clock.run(hourMs);
  expect(again.kinds(id)).toEqual(cutOff);
  expect(await far.group('Vizinhos').stanzaCount()).toBe(0);
});

test('asleep for three days: nothing goes at the waking up, whether the computer tells of it or not', async () => {
  for (const tells of [true, false]) {
    const sender = await openSender();
    const id = await sender.start(three);
    await sender.clock.run(secondMs);
    if (tells) sender.fallAsleep();
    sender.clock.setTo(sender.clock.now() + 3 * dayMs);
    if (tells) sender.wakeUp();
    await sender.clock.run(2 * hourMs);
    expect(sender.kinds(id)).toEqual(cutOff);
    expect(await sender.taken(three)).toEqual([1, 0, 0]);
  }
});

test('a nap within the grace changes nothing', async () => {
  const sender = await openSender();
  const id = await sender.start(three);
  await sender.clock.run(secondMs);
  sender.fallAsleep();
  sender.clock.setTo(sender.clock.now() + 25 * minuteMs);
  sender.wakeUp();
  await sender.clock.run(3 * minuteMs);
  expect(sender.kinds(id)).toEqual(['sent', 'sent', 'sent']);
});

test('without a connection the question comes when the grace is over, and the connection answers it not', async () => {
  const { start, kinds, clock, far, taken } = await openSender();
  const id = await start(three);
  await clock.run(secondMs);
  await far.whatsapp.disconnect();
  await clock.run(29 * minuteMs);
  expect(kinds(id)).toEqual(['sent', 'held: not-connected', 'held: not-connected']);
  await clock.run(3 * minuteMs);
  expect(kinds(id)).toEqual(cutOff);
  await far.whatsapp.connect();
  await clock.run(dayMs);
  expect(await taken(three)).toEqual([1, 0, 0]);
});

test('a connection that comes and goes all day stops nothing, as long as each gap is a short one', async () => {
  const { start, kinds, clock, far } = await openSender();
  const id = await start(three);
  await clock.run(secondMs);
  for (let gap = 0; gap < 8; gap += 1) {
    await far.whatsapp.disconnect();
    await clock.run(25 * minuteMs);
    await far.whatsapp.connect();
    await clock.run(2 * secondMs);
  }
  await clock.run(5 * minuteMs);
  expect(kinds(id)).toEqual(['sent', 'sent', 'sent']);
});

test.for([
  [0, 1, 'goes-on'],
  [0, 4, 'asks'],
  [15, 20, 'asks'],
  [120, 110, 'goes-on'],
] as const)(
  'with a grace of %i minutes, after %i minutes switched off it %s',
  async ([graceMinutes, minutes, then]) => {
    const { id, sender, clock } = await startAfter(minutes * minuteMs, { graceMinutes });
    await clock.run(5 * minuteMs);
    expect(sender.kinds(id)).toEqual(then === 'asks' ? cutOff : ['sent', 'sent', 'sent']);
  },
);

test('what waits for the morning is late only when the morning has passed', async () => {
  const hours = everyDay({ isOpen: true, opens: 8 * 60, closes: 9 * 60 + 5 });
  const toEight = 23 * hourMs - 3 * minuteMs - secondMs;
  for (const [offMs, kinds] of [
    [toEight - 30 * minuteMs, ['sent', 'sent', 'sent']],
    [toEight + 20 * minuteMs, ['sent', 'sent', 'sent']],
    [toEight + 40 * minuteMs, cutOff],
  ] as const) {
    const before = await openSender({ wish: { hours }, stopsAtEnd: false });
    // 9:03 in São Paulo: the first goes, the others wait for tomorrow.
    before.changeWish({ minPauseMs: 10 * minuteMs, maxPauseMs: 10 * minuteMs });
    const id = await before.start(three);
    await before.clock.run(secondMs);
    await before.broadcasts.stop();
    await before.clock.run(offMs);
    const { shop, clock, far } = before;
    const sender = await openSender({ wish: { hours }, shop, clock, far });
    await clock.run(hourMs);
    expect(sender.kinds(id)).toEqual(kinds);
  }
});

test('longer opening hours let go what waited for the morning, and ask nothing', async () => {
  const hours = everyDay({ isOpen: true, opens: 6 * 60, closes: 9 * 60 });
  const { start, kinds, clock, changeWish } = await openSender({ wish: { hours } });
  const id = await start(['Clientes']);
  await clock.run(5 * hourMs);
  expect(kinds(id)).toEqual(['held: outside-hours']);
  changeWish({ hours: everyDay({ isOpen: true, opens: 6 * 60, closes: 22 * 60 }) });
  await clock.run(minuteMs);
  expect(kinds(id)).toEqual(['sent']);
});

test('what she paused herself is no question, and goes on after days when she says so', async () => {
  const { start, kinds, clock, handlers, find } = await openSender();
  const id = await start(three);
  handlers['broadcasts.pause']({ id });
  await clock.run(3 * dayMs);
  expect(find(id)?.interruption).toBeUndefined();
  handlers['broadcasts.resume']({ id });
  await clock.run(5 * minuteMs);
  expect(kinds(id)).toEqual(['sent', 'sent', 'sent']);
});

test('a clock that is set back by hours, or forward and back, sends nothing twice and loses nothing', async () => {
  const { start, kinds, clock, handlers, taken } = await openSender();
  const id = await start(three);
  await clock.run(secondMs);
  clock.setTo(clock.now() - 5 * hourMs);
  await clock.run(5 * minuteMs);
  expect(kinds(id)).toEqual(['sent', 'sent', 'sent']);
  const other = await start(three);
  await clock.run(minuteMs);
  const sent = kinds(other).filter((kind) => kind === 'sent').length;
  clock.setTo(clock.now() + 5 * hourMs);
  await clock.run(minuteMs);
  clock.setTo(clock.now() - 5 * hourMs);
  await clock.run(hourMs);
  expect(kinds(other).filter((kind) => kind === 'held: interrupted').length).toBe(3 - sent);
  handlers['broadcasts.answerInterrupted']({ id: other, answer: 'now' });
  await clock.run(5 * minuteMs);
  expect(await taken(three)).toEqual([2, 2, 2]);
});
