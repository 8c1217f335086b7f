import { expect, test } from 'vitest';
import type { PostOutcome } from '../../main/whatsapp/whatsapp.ts';
import { everyDay } from '../../shared/pacing/opening-hours.ts';
import { fakeNow } from '../fakes/clock.ts';
import { dayMs, hourMs, minuteMs, openSender, secondMs, withPost } from './open-sender.ts';

const three = ['Clientes', 'Vizinhos', 'Família'];
/** The tests begin on a Saturday at nine in São Paulo, and three minutes. */
const afternoon = everyDay({ isOpen: true, opens: 14 * 60, closes: 18 * 60 });
const untilTen = everyDay({ isOpen: true, opens: 8 * 60, closes: 10 * 60 });
const openingAt = fakeNow + 5 * hourMs;

test('outside her hours a promo waits, says until when, and goes by itself when they begin', async () => {
  const { start, clock, kinds, find, taken } = await openSender({ wish: { hours: afternoon } });
  const id = await start(three);
  await clock.run(secondMs);
  expect(kinds(id)).toEqual(Array(3).fill('held: outside-hours'));
  expect(find(id)).toMatchObject({ nextAt: openingAt, nextReason: 'outside-hours' });
  expect(find(id)?.endsAt).toBe(openingAt + 80 * secondMs);

  await clock.run(openingAt - clock.now() - 1);
  expect(await taken(three)).toEqual([0, 0, 0]);
  await clock.run(1);
  expect(await taken(three)).toEqual([1, 0, 0]);
  await clock.run(3 * minuteMs);
  expect(kinds(id)).toEqual(['sent', 'sent', 'sent']);
});

test('at closing time the rest waits for the next day', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `Grupo ${index}`);
  const { start, clock, kinds, find } = await openSender({
    groups: names.map((name) => ({ name, members: 0 })),
    wish: { hours: untilTen },
  });
  await clock.run(45 * minuteMs);
  const id = await start(names);
  const closingAt = fakeNow + hourMs;
  await clock.run(closingAt - clock.now());
  const sentCount = kinds(id).filter((kind) => kind === 'sent').length;
  expect(sentCount).toBeGreaterThan(10);
  expect(find(id)?.nextAt).toBe(closingAt + 22 * hourMs);
  await clock.run(22 * hourMs - 1);
  expect(kinds(id).filter((kind) => kind === 'sent').length).toBe(sentCount);
  await clock.run(hourMs);
  expect(kinds(id).every((kind) => kind === 'sent')).toBe(true);
});

test('hours that are opened in the settings let it go at once, and closing them holds the rest', async () => {
  const { start, clock, kinds, changeWish } = await openSender({ wish: { hours: afternoon } });
  const id = await start(three);
  await clock.run(minuteMs);
  changeWish({ hours: untilTen });
  await clock.run(secondMs);
  expect(kinds(id)).toEqual(['sent', 'waiting', 'waiting']);
  changeWish({ hours: afternoon });
  await clock.run(5 * minuteMs);
  expect(kinds(id)).toEqual(['sent', 'held: outside-hours', 'held: outside-hours']);
});

test('a longer pause that is set while it waits is kept from then on', async () => {
  const { start, clock, taken, changeWish, find } = await openSender();
  const id = await start(three);
  await clock.run(secondMs);
  changeWish({ minPauseMs: 10 * minuteMs, maxPauseMs: 10 * minuteMs });
  await clock.run(secondMs);
  expect((find(id)?.nextAt ?? 0) - clock.now()).toBeGreaterThan(9 * minuteMs);
  await clock.run(9 * minuteMs);
  expect(await taken(three)).toEqual([1, 0, 0]);
  await clock.run(minuteMs);
  expect(await taken(three)).toEqual([1, 1, 0]);
});

test('"send to me first" is not held by the hours, and passes the promo that is', async () => {
  const { start, clock, kinds, find, far } = await openSender({ wish: { hours: afternoon } });
  const promo = await start(three);
  const toMe = await start([], true);
  await clock.run(secondMs);
  expect(kinds(toMe)).toEqual(['sent']);
  expect((await far.phone.ownChat()).length).toBe(1);
  expect(kinds(promo)).toEqual(Array(3).fill('held: outside-hours'));
  expect(find(promo)?.nextAt).toBe(openingAt);
});

test('the cap of a day is named with its end, outlives the app, and the own chat fills none of it', async () => {
  const wish = { dailyCap: 2 };
  const first = await openSender({ wish });
  await first.start([], true);
  await first.clock.run(minuteMs);
  const id = await first.start(three);
  await first.clock.run(5 * minuteMs);
  expect(first.kinds(id)).toEqual(['sent', 'sent', 'held: daily-cap']);
  const until = first.find(id)?.nextAt ?? 0;
  expect(until - first.clock.now()).toBeGreaterThan(dayMs - 6 * minuteMs);
  await first.broadcasts.stop();

  const second = await openSender({ shop: first.shop, clock: first.clock, far: first.far, wish });
  await first.clock.run(until - first.clock.now() - 1);
  expect(second.kinds(id)).toEqual(['sent', 'sent', 'held: daily-cap']);
  await first.clock.run(1);
  await first.clock.run(secondMs);
  expect(second.kinds(id)).toEqual(['sent', 'sent', 'sent']);
});

test('in the first week of a link pauses are twice as long, and it is said', async () => {
  const at: number[] = [];
  const names = Array.from({ length: 8 }, (_, index) => `Grupo ${index}`);
  const { start, clock, find } = await openSender({
    groups: names.map((name) => ({ name, members: 0 })),
    linkedSince: fakeNow - dayMs,
    wrapWhatsApp: (whatsapp) =>
      withPost(whatsapp, async (message): Promise<PostOutcome> => {
        at.push(clock.now());
        return whatsapp.post(message);
      }),
  });
  const id = await start(names);
  await clock.run(secondMs);
  expect(find(id)?.nextReason).toBe('first-days');
  await clock.run(20 * minuteMs);
  const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0));
  expect(gaps.length).toBe(7);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(40 * secondMs);
  expect(Math.max(...gaps)).toBeGreaterThan(60 * secondMs);
});

test('after a reconnection pauses are twice as long for some minutes', async () => {
  const { start, clock, far, find } = await openSender();
  await far.whatsapp.disconnect();
  await far.whatsapp.connect();
  await clock.run(5 * secondMs);
  const id = await start(three);
  await clock.run(secondMs);
  expect(find(id)?.nextReason).toBe('first-minutes');
  await clock.run(38 * secondMs);
  expect(find(id)?.deliveries.filter(({ state }) => state.kind === 'sent').length).toBe(1);
});

test('before it is confirmed, a promo is told when it would go and end', async () => {
  const { start, clock, handlers, changeWish } = await openSender();
  const foresee = (groupCount: number) => handlers['broadcasts.foresee']({ groupCount });
  expect(await foresee(3)).toEqual({
    firstAt: clock.now(),
    lastAt: clock.now() + 80 * secondMs,
    heldBy: null,
    holdsLater: [],
    aheadCount: 0,
    isFirstDays: false,
  });
  await start(three);
  await clock.run(secondMs);
  expect(await foresee(2)).toMatchObject({ aheadCount: 2, heldBy: null });
  changeWish({ hours: afternoon });
  expect(await foresee(1)).toMatchObject({ heldBy: 'outside-hours', firstAt: openingAt + 80 * secondMs });
});
