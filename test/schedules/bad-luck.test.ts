import { expect, test } from 'vitest';
import type { BroadcastsStore } from '../../main/broadcasts/broadcasts-store.ts';
import { hourMs, minuteMs, openSender, productId, secondMs } from '../broadcasts/open-sender.ts';
import { openTestShop } from '../builders.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeWhatsApp } from '../fakes/whatsapp.ts';
import { aPromo, aTiming, daily, home, openPlanner } from './open-planner.ts';

const today = '2025-11-22';

async function open(options: Parameters<typeof openPlanner>[1] = {}) {
  const sender = await openSender();
  return { sender, ...openPlanner(sender, options) };
}

test('a clock that is set back by hours brings nothing twice, and what was still to come comes', async () => {
  const { sender, save, until, jumpTo, runs, find, wallNews } = await open();
  const id = save({ timing: aTiming(today, '10:00', daily) });
  save({ groups: ['Família'], timing: aTiming(today, '11:00') });
  await until(today, '10:30');
  jumpTo(today, '06:00');
  expect(wallNews()).toEqual([]);
  await sender.clock.run(2 * minuteMs);
  expect(wallNews()).toEqual(['set-back']);
  expect(find(id)?.next?.day).toBe('2025-11-23');
  await until('2025-11-23', '10:30');
  expect(await sender.taken(['Clientes', 'Família'])).toEqual([2, 1]);
  expect(await runs(today, '2025-11-24')).toEqual([
    '22 10:00 started',
    '22 11:00 started',
    '23 10:00 started',
  ]);
});

test('a clock that was wrong by a year asks no question any more when it is right again, and loses no run', async () => {
  const { sender, save, until, jumpTo, wakeUp, missed, runs, find } = await open();
  const id = save({ timing: aTiming(today, '10:00', daily) });
  jumpTo('2026-11-22', '03:00');
  wakeUp();
  await sender.clock.run(secondMs);
  expect(missed().length).toBe(1);
  jumpTo(today, '09:30');
  await sender.clock.run(2 * minuteMs);
  expect(missed()).toEqual([]);
  expect(find(id)?.next?.day).toBe(today);
  await until('2025-11-23', '10:05');
  expect(await sender.taken(['Clientes'])).toEqual([2]);
  expect(await runs(today, '2025-11-24')).toEqual(['22 10:00 started', '23 10:00 started']);
});

test('a clock that is set forward by hours is believed: what it passed over is asked about', async () => {
  const { sender, save, jumpTo, missed } = await open();
  save({ timing: aTiming(today, '10:00') });
  jumpTo(today, '14:00');
  // Nobody tells of it: the next look at the wall does.
  await sender.clock.run(2 * minuteMs);
  expect(missed()).toMatchObject([{ day: today, count: 1 }]);
  expect(await sender.taken(['Clientes'])).toEqual([0]);
});

test('the clock was set back while the app was off: it is noticed at the start', async () => {
  const { sender, save, until, jumpTo, schedules } = await open();
  save({ timing: aTiming(today, '10:00', daily) });
  await until('2025-11-25', '10:30');
  await schedules.stop();
  jumpTo('2025-11-24', '09:00');
  const again = openPlanner(sender);
  await again.until('2025-11-27', '10:30');
  expect(again.wallNews()).toEqual(['set-back']);
  expect(await sender.taken(['Clientes'])).toEqual([6]);
  expect((await again.runs(today, '2025-11-28')).every((run) => run.endsWith('started'))).toBe(true);
});

test('in another time zone a run goes at that time of that wall, and not again for the same day', async () => {
  let zone = home;
  const { sender, save, until, runs, wallNews } = await open({ zone: () => zone });
  save({ timing: aTiming(today, '10:00', daily) });
  await until(today, '10:30');
  expect(wallNews()).toEqual([]);
  // Ten o'clock is yet to come in Los Angeles, but this day has had its promo.
  zone = 'America/Los_Angeles';
  await until(today, '23:00');
  expect(wallNews()).toEqual(['other-zone']);
  expect(await sender.taken(['Clientes'])).toEqual([1]);
  await until('2025-11-23', '10:30');
  expect(await sender.taken(['Clientes'])).toEqual([2]);
  zone = 'Europe/Lisbon';
  await until('2025-11-24', '10:30');
  expect(await sender.taken(['Clientes'])).toEqual([3]);
  expect((await runs('2025-11-22', '2025-11-25')).map((run) => run.split(' ').at(-1))).toEqual([
    ...['started', 'started', 'started'],
  ]);
});

test('a zone in which it is too late already makes a question of it', async () => {
  let zone = home;
  const { sender, save, until, missed } = await open({ zone: () => zone });
  save({ timing: aTiming(today, '10:00') });
  save({ groups: ['Família'], timing: aTiming(today, '13:00') });
  zone = 'Europe/Lisbon';
  await sender.clock.run(2 * minuteMs);
  expect(missed()).toMatchObject([{ day: today, count: 1 }]);
  await until(today, '13:05');
  expect(await sender.taken(['Clientes', 'Família'])).toEqual([0, 1]);
});

test('with 500 schedules the next one is found at once, and all that are due go, in order', async () => {
  const { sender, save, until, runs, shown } = await open();
  sender.shop.transaction(() => {
    for (let index = 0; index < 500; index += 1) {
      const minute = String(index % 60).padStart(2, '0');
      const start = `2025-12-${String(1 + (index % 28)).padStart(2, '0')}`;
      save({ timing: aTiming(start, `1${index % 10}:${minute}`, daily) });
    }
  });
  save({ groups: ['Família'], timing: aTiming(today, '10:00') });
  expect(shown().length).toBe(501);
  const plan = sender.shop.db
    .prepare(
      `EXPLAIN QUERY PLAN SELECT min(next_at) FROM schedules
       WHERE next_at IS NOT NULL AND deleted_at IS NULL AND next_at > 1`,
    )
    .all();
  expect(JSON.stringify(plan)).toContain('schedules_next');
  await until(today, '10:05');
  expect(await sender.taken(['Família'])).toEqual([1]);
  expect(await runs(today, '2025-11-30')).toEqual(['22 10:00 started']);
  expect((await runs('2025-12-28', '2025-12-29')).length).toBe(500);
}, 120_000);

/** Two starts of the app on one shop, with one WhatsApp, the first of which dies as `wrapStore` has it. */
async function openTwice(wrapStore: (store: BroadcastsStore) => BroadcastsStore) {
  const clock = createFakeClock();
  const shop = openTestShop();
  const far = createFakeWhatsApp({ clock, groups: [{ name: 'Clientes', members: 2 }], isLinked: true });
  const shared = { clock, shop, far };
  const first = await openSender({ ...shared, wrapStore, stopsAtEnd: false });
  return { ...shared, first, startAgain: () => openSender(shared) };
}

test('killed before a run is on the disk: it goes after the next start, once', async () => {
  const { first, startAgain, clock } = await openTwice((store) => ({
    ...store,
    list: {
      ...store.list,
      // The crash comes in the middle of the step: of what was written nothing is there.
      add: (broadcasts, alongside) =>
        store.list.add(broadcasts, () => {
          alongside?.();
          throw new Error('killed');
        }),
    },
  }));
  const before = openPlanner(first);
  before.save({ timing: aTiming(today, '10:00') });
  await before.until(today, '10:01');
  await before.schedules.stop();
  expect(await before.runs(today, '2025-11-23')).toEqual(['22 10:00 planned']);

  const sender = await startAgain();
  const after = openPlanner(sender);
  await clock.run(20 * minuteMs);
  expect(await sender.taken(['Clientes'])).toEqual([1]);
  expect(await after.runs(today, '2025-11-23')).toEqual(['22 10:00 started']);
});

test('killed as soon as a run is on the disk: its broadcast goes after the next start, once', async () => {
  const { first, startAgain, clock, far } = await openTwice((store) => ({
    ...store,
    // The first start hands nothing over any more.
    outbox: { ...store.outbox, readQueue: () => [] },
  }));
  const before = openPlanner(first);
  before.save({ timing: aTiming(today, '10:00', daily) });
  await before.until(today, '10:00');
  await clock.run(secondMs);
  await before.schedules.stop();
  expect(await far.group('Clientes').stanzaCount()).toBe(0);
  expect(await before.runs(today, '2025-11-23')).toEqual(['22 10:00 started']);

  const sender = await startAgain();
  const after = openPlanner(sender);
  await clock.run(hourMs);
  expect(await sender.taken(['Clientes'])).toEqual([1]);
  expect(await after.runs(today, '2025-11-24')).toEqual(['22 10:00 started', '23 10:00 planned']);
});

test('a disk that takes no writing loses no run: it is tried again until the grace is over', async () => {
  let isFull = true;
  const { first, clock } = await openTwice((store) => ({
    ...store,
    list: {
      ...store.list,
      add(broadcasts, alongside) {
        if (isFull) throw new Error('the disk is full');
        store.list.add(broadcasts, alongside);
      },
    },
  }));
  const { save, until, missed, runs } = openPlanner(first);
  save({ timing: aTiming(today, '10:00') });
  await until(today, '10:10');
  isFull = false;
  await clock.run(2 * minuteMs);
  expect(await runs(today, '2025-11-23')).toEqual(['22 10:00 started']);
  isFull = true;
  save({ what: aPromo(productId, 'De novo'), timing: aTiming(today, '14:00') });
  await until(today, '15:00');
  expect(missed()).toMatchObject([{ day: today, count: 1 }]);
});
