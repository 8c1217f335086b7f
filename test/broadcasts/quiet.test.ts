import { expect, test } from 'vitest';
import { hourMs, minuteMs, openSender, secondMs } from './open-sender.ts';

const three = ['Clientes', 'Vizinhos', 'Família'];
const allSent = ['sent', 'sent', 'sent'];

test('when WhatsApp asks for quiet all waits, and goes on after it, the refused one first and once', async () => {
  const { start, clock, far, kinds, taken, find } = await openSender();
  await far.server.ackNextWith(429);
  const id = await start(three);
  await clock.run(secondMs);
  expect(kinds(id)).toEqual(Array(3).fill('held: paused-by-whatsapp'));
  const until = find(id)?.nextAt ?? 0;
  expect(until - clock.now()).toBeGreaterThan(5 * minuteMs);

  await clock.run(until - clock.now() - 1);
  expect(await taken(three)).toEqual([0, 0, 0]);
  await clock.run(1);
  expect(await taken(three)).toEqual([1, 0, 0]);
  await clock.run(5 * minuteMs);
  expect(kinds(id)).toEqual(allSent);
});

test('quiet that WhatsApp asked for outlives the app', async () => {
  const first = await openSender();
  await first.far.server.ackNextWith(463);
  const id = await first.start(three);
  await first.clock.run(secondMs);
  await first.broadcasts.stop();

  const second = await openSender({ shop: first.shop, clock: first.clock, far: first.far });
  await first.clock.run(30 * minuteMs);
  expect(second.kinds(id)).toEqual(Array(3).fill('held: paused-by-whatsapp'));
  expect(await second.taken(three)).toEqual([0, 0, 0]);
  await first.clock.run(hourMs);
  expect(second.kinds(id)).toEqual(allSent);
});

test('a clock that is set back makes quiet that WhatsApp asked for no longer than it was', async () => {
  const { start, clock, far, kinds, handlers } = await openSender();
  await far.server.ackNextWith(429);
  const id = await start(['Clientes']);
  await clock.run(secondMs);
  clock.setTo(clock.now() - 24 * hourMs);
  handlers['broadcasts.resume']({ id });
  await clock.run(14 * minuteMs);
  expect(kinds(id)).toEqual(['held: paused-by-whatsapp']);
  await clock.run(2 * minuteMs);
  expect(kinds(id)).toEqual(['sent']);
});
