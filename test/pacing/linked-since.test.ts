import { expect, test } from 'vitest';
import { createLinkedSinceStore } from '../../main/pacing/linked-since-store.ts';
import { createPacing } from '../../main/pacing/pacing.ts';
import type { Connection } from '../../shared/connection.ts';
import { defaultWish, type PaceWish } from '../../shared/pacing/limits.ts';
import { openTestShop } from '../builders.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeWhatsApp } from '../fakes/whatsapp.ts';

const dayMs = 24 * 3_600_000;
const connected: Connection = { kind: 'connected', listedAs: 'Google Chrome (Windows)' };

/** Follows a link that says what the test says. */
function openPacing(shop = openTestShop(), clock = createFakeClock(), wish: PaceWish = defaultWish) {
  let tell = (_connection: Connection) => {};
  const { whatsapp } = createFakeWhatsApp({ clock, groups: [] });
  const on = ((_name: string, listener: (connection: Connection) => void) => {
    tell = listener;
    return () => {};
  }) as typeof whatsapp.on;
  const pacing = createPacing({
    store: createLinkedSinceStore(shop),
    whatsapp: { on },
    ...{ clock, clockSpeed: 1, readWish: () => wish },
  });
  const linkedSince = () => pacing.readRules(clock.now()).linkedSince;
  return { shop, clock, pacing, linkedSince, shows: (connection: Connection) => tell(connection) };
}

test('the days of a new link are counted from the moment at which the phone accepts it', () => {
  const { clock, linkedSince, shows } = openPacing();
  expect(linkedSince()).toBeNull();
  shows({ kind: 'linking' });
  const at = clock.now();
  clock.advance(5_000);
  shows(connected);
  expect(linkedSince()).toBe(at);
});

test('they go on over reconnections and over the next start of the app', () => {
  const first = openPacing();
  first.shows({ kind: 'linking' });
  const at = first.clock.now();
  first.clock.advance(3 * dayMs);
  first.shows({ kind: 'offline', retryAt: 0, reason: 'no-network' });
  first.shows(connected);
  expect(first.linkedSince()).toBe(at);
  const second = openPacing(first.shop, first.clock);
  second.shows(connected);
  expect(second.linkedSince()).toBe(at);
});

test('a computer that is unlinked and linked again is new', () => {
  const { clock, linkedSince, shows } = openPacing();
  shows({ kind: 'linking' });
  clock.advance(30 * dayMs);
  shows({ kind: 'unlinked', by: 'phone' });
  expect(linkedSince()).toBeNull();
  shows({ kind: 'linking' });
  expect(linkedSince()).toBe(clock.now());
});

test('a login of before anything was written down counts as new from now on', () => {
  const { clock, linkedSince, shows } = openPacing();
  shows(connected);
  expect(linkedSince()).toBe(clock.now());
});

test('a clock that is set back makes the week no longer than a week', () => {
  const { shop, clock, linkedSince, shows } = openPacing();
  shows({ kind: 'linking' });
  clock.setTo(clock.now() - 365 * dayMs);
  expect(linkedSince()).toBe(clock.now());
  const back = clock.now();
  clock.advance(dayMs);
  expect(linkedSince()).toBe(back);
  expect(openPacing(shop, clock).linkedSince()).toBe(back);
});

test('whatever the settings say, the rules are within the floor', () => {
  const wish = { ...defaultWish, minPauseMs: 1, maxPauseMs: 2, hourlyCap: 1_000, dailyCap: 9_000 };
  const { pacing } = openPacing(openTestShop(), createFakeClock(), wish);
  expect(pacing.readRules(0).pacing).toEqual({
    ...{ minPauseMs: 20_000, maxPauseMs: 20_000, hourlyCap: 60, dailyCap: 300, clockSpeed: 1 },
    hours: defaultWish.hours,
  });
});
