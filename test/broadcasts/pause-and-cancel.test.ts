import { expect, test } from 'vitest';
import { hourMs, minuteMs, openSender, secondMs, threeGroups } from './open-sender.ts';

const three = ['Clientes', 'Vizinhos', 'Família'];

test('pause holds what waits, resume goes on at the normal pace, and another broadcast may pass meanwhile', async () => {
  const { start, clock, handlers, kinds, find } = await openSender();
  const id = await start(['Clientes', 'Vizinhos']);
  await clock.run(secondMs);
  handlers['broadcasts.pause']({ id });
  const other = await start(['Família']);
  await clock.run(2 * minuteMs);
  expect(kinds(id)).toEqual(['sent', 'held: paused']);
  expect(find(id)).toMatchObject({ isPaused: true, nextAt: null });
  expect(kinds(other)).toEqual(['sent']);
  handlers['broadcasts.resume']({ id });
  await clock.run(minuteMs);
  expect(kinds(id)).toEqual(['sent', 'sent']);
});

test('a paused broadcast is still paused after the next start of the app', async () => {
  const first = await openSender();
  const id = await first.start(['Clientes', 'Vizinhos']);
  first.handlers['broadcasts.pause']({ id });
  await first.clock.run(secondMs);
  await first.broadcasts.stop();
  const second = await openSender({ shop: first.shop, clock: first.clock, far: first.far });
  await first.clock.run(hourMs);
  expect(second.kinds(id)).toEqual(['sent', 'held: paused']);
});

test('cancel drops what waits and keeps what is true of the rest', async () => {
  const { start, clock, far, handlers, kinds, taken, find } = await openSender({ groups: threeGroups(0) });
  await far.server.holdAcks();
  const id = await start(three);
  await clock.run(secondMs);
  handlers['broadcasts.cancel']({ id });
  await clock.run(secondMs);
  expect(kinds(id)).toEqual(['sending', 'cancelled', 'cancelled']);
  await far.server.releaseAcks();
  await clock.run(hourMs);
  expect(kinds(id)).toEqual(['sent', 'cancelled', 'cancelled']);
  expect(find(id)?.nextAt).toBeNull();
  expect(await taken(three)).toEqual([1, 0, 0]);
});
