import { expect, test } from 'vitest';
import { mayRefreshAt } from '../../main/groups/may-refresh-at.ts';
import { openTestShop } from '../builders.ts';
import { fakeNow } from '../fakes/clock.ts';
import { openGroups } from './open-groups.ts';

const minuteMs = 60_000;

test('a wish to refresh within five minutes of any question is met by the list that is there', async () => {
  const { far, clock, refresh, askCount, mayRefreshAt } = openGroups();
  await far.whatsapp.connect();
  expect(mayRefreshAt()).toBe(fakeNow + 5 * minuteMs);
  clock.advance(5 * minuteMs - 1);
  await refresh();
  expect(askCount()).toBe(0);
  expect(mayRefreshAt()).toBe(fakeNow + 5 * minuteMs);
  clock.advance(1);
  expect(mayRefreshAt()).toBeNull();
  await refresh();
  await refresh();
  expect(askCount()).toBe(1);
  expect(mayRefreshAt()).toBe(fakeNow + 10 * minuteMs);
});

test('what WhatsApp tells by itself updates the list, and does not put off the next question', async () => {
  const { far, clock, published, mayRefreshAt, named } = openGroups();
  await far.whatsapp.connect();
  clock.advance(4 * minuteMs);
  await far.group('Vizinhos').setDisappearing(86_400);
  expect(named('Vizinhos').disappearingSeconds).toBe(86_400);
  expect(published.at(-1)?.refreshedAt).toBe(fakeNow + 4 * minuteMs);
  expect(mayRefreshAt()).toBe(fakeNow + 5 * minuteMs);
});

test('the five minutes hold over a restart', async () => {
  const database = openTestShop();
  const first = openGroups(database);
  await first.far.whatsapp.connect();
  first.groups.stop();
  const second = openGroups(database);
  expect(second.mayRefreshAt()).toBe(fakeNow + 5 * minuteMs);
  await second.refresh();
  expect(second.askCount()).toBe(0);
});

test('a list that was asked for and had not changed is as of now', async () => {
  const { far, clock, refresh, published } = openGroups();
  await far.whatsapp.connect();
  clock.advance(6 * minuteMs);
  await refresh();
  expect(published.at(-1)?.refreshedAt).toBe(fakeNow + 6 * minuteMs);
});

test('several wishes at once ask WhatsApp once', async () => {
  const { far, clock, refresh, askCount } = openGroups();
  await far.whatsapp.connect();
  clock.advance(10 * minuteMs);
  await Promise.all([refresh(), refresh(), refresh()]);
  expect(askCount()).toBe(1);
});

test('without a connection the wish fails with words, and may be repeated at once', async () => {
  const { far, refresh, askCount, published } = openGroups();
  await expect(refresh()).rejects.toThrow('not-connected');
  await expect(refresh()).rejects.toThrow('not-connected');
  expect(askCount()).toBe(2);
  expect(published).toEqual([{ groups: [], refreshedAt: null, mayRefreshAt: null }]);
  await far.whatsapp.connect();
  expect(published.at(-1)?.groups.length).toBe(4);
});

test('when WhatsApp asks for quiet, five minutes pass before it is asked again, even for a first list', async () => {
  const { clock, refresh, askCount, refuseWith, mayRefreshAt, published } = openGroups();
  refuseWith('rate-limited');
  await expect(refresh()).rejects.toThrow('rate-limited');
  await expect(refresh()).rejects.toThrow('rate-limited');
  expect(mayRefreshAt()).toBe(fakeNow + 5 * minuteMs);
  expect(published.at(-1)?.refreshedAt).toBeNull();
  clock.advance(5 * minuteMs - 1);
  await expect(refresh()).rejects.toThrow('rate-limited');
  expect(askCount()).toBe(1);
  clock.advance(1);
  refuseWith('not-connected');
  await expect(refresh()).rejects.toThrow('not-connected');
  expect(askCount()).toBe(2);
});

test('the end of the app leaves no timer behind', async () => {
  const { clock, refresh, groups, refuseWith } = openGroups();
  refuseWith('rate-limited');
  await expect(refresh()).rejects.toThrow('rate-limited');
  groups.stop();
  expect(clock.pendingCount()).toBe(0);
});

test.for([
  ['nothing was ever asked', null, null],
  ['it was asked just now', fakeNow, fakeNow + 5 * minuteMs],
  ['it was asked a minute ago', fakeNow - minuteMs, fakeNow + 4 * minuteMs],
  ['it was asked five minutes ago', fakeNow - 5 * minuteMs, null],
  ['it was asked tomorrow, because the clock was set back', fakeNow + 1, null],
] as const)('when %s, it may be asked again at %s', ([, askedAt, mayAt]) => {
  expect(mayRefreshAt(askedAt, fakeNow)).toBe(mayAt);
});
