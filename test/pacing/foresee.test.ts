import { expect, test } from 'vitest';
import { forecastBroadcast, foresee } from '../../shared/pacing/foresee.ts';
import { defaultPacing } from '../../shared/pacing/limits.ts';
import { alwaysOpen, everyDay } from '../../shared/pacing/opening-hours.ts';
import { nextStep, type Pace } from '../../shared/pacing.ts';
import { dayMs, hourMs } from './live-through.ts';

/** Saturday noon in São Paulo. */
const now = Date.UTC(2025, 10, 22, 15);
const pacing = { ...defaultPacing, minPauseMs: 20_000, maxPauseMs: 60_000, hours: alwaysOpen };
const pace: Pace = {
  pacing,
  posts: [],
  connectedSince: now - hourMs,
  linkedSince: now - 30 * dayMs,
  pausedByWhatsAppUntil: null,
  timeZone: 'America/Sao_Paulo',
};
const until = (hour: number) => ({
  ...pacing,
  hours: everyDay({ isOpen: true, opens: 8 * 60, closes: hour * 60 }),
});

test('the first goes now, the others after pauses at their mean', () => {
  expect(foresee(3, pace, now)).toEqual([
    { at: now, reason: null },
    { at: now + 40_000, reason: 'pause' },
    { at: now + 80_000, reason: 'pause' },
  ]);
  expect(foresee(0, pace, now)).toEqual([]);
});

test('in the first days it takes twice as long', () => {
  expect(foresee(3, { ...pace, linkedSince: now }, now).at(-1)).toEqual({
    at: now + 160_000,
    reason: 'first-days',
  });
});

test('a faster clock is counted with', () => {
  expect(foresee(3, { ...pace, pacing: { ...pacing, clockSpeed: 20 } }, now).at(-1)?.at).toBe(now + 4_000);
});

test('the caps are counted with', () => {
  const slow = { ...pace, pacing: { ...pacing, hourlyCap: 10 } };
  const times = foresee(21, slow, now);
  expect(times[10]).toEqual({ at: now + hourMs, reason: 'hourly-cap' });
  expect(times[20]).toEqual({ at: now + 2 * hourMs, reason: 'hourly-cap' });
  const dayFull = foresee(201, pace, now);
  expect(dayFull[200]).toEqual({ at: now + dayMs, reason: 'daily-cap' });
});

test('closing time is counted with: what does not fit goes in the morning', () => {
  const times = foresee(100, { ...pace, pacing: until(13) }, now);
  const morning = now + 20 * hourMs;
  const first = times.findIndex(({ reason }) => reason === 'outside-hours');
  expect(times[first]).toEqual({ at: morning, reason: 'outside-hours' });
  expect(times[first - 1]?.at).toBeLessThan(now + hourMs);
  expect(times.at(-1)?.at).toBe(morning + (99 - first) * 40_000);
});

test('it says the same as the decision itself', () => {
  const posts = [{ endedAt: now - 10_000, pauseMs: 45_000, isOwnChat: false }];
  const step = nextStep([{ id: 'a', isPaused: false, kind: 'post' }], { ...pace, posts }, now);
  expect(step).toEqual({ kind: 'wait', until: now + 35_000, reason: 'pause' });
  expect(foresee(1, { ...pace, posts }, now)).toEqual([{ at: now + 35_000, reason: 'pause' }]);
});

test('where no time can be told none is made up', () => {
  const never = { ...pacing, hours: everyDay({ isOpen: false, opens: 0, closes: 0 }) };
  expect(foresee(2, { ...pace, pacing: never }, now)).toEqual(
    Array(2).fill({ at: null, reason: 'outside-hours' }),
  );
  expect(foresee(2, { ...pace, connectedSince: null }, now)).toEqual(
    Array(2).fill({ at: null, reason: 'not-connected' }),
  );
});

test('a broadcast is told what it will meet before it is made', () => {
  expect(forecastBroadcast(3, 0, pace, now)).toEqual({
    firstAt: now,
    lastAt: now + 80_000,
    heldBy: null,
    holdsLater: [],
    aheadCount: 0,
    isFirstDays: false,
  });
  expect(forecastBroadcast(3, 2, pace, now)).toMatchObject({
    firstAt: now + 80_000,
    lastAt: now + 160_000,
    heldBy: null,
    aheadCount: 2,
  });
  expect(forecastBroadcast(3, 0, { ...pace, pacing: until(9) }, now)).toMatchObject({
    firstAt: now + 20 * hourMs,
    heldBy: 'outside-hours',
    holdsLater: [],
  });
  expect(forecastBroadcast(100, 0, { ...pace, pacing: until(13) }, now)).toMatchObject({
    firstAt: now,
    heldBy: null,
    holdsLater: ['outside-hours'],
  });
});

test('a thousand messages ahead are foreseen in less time than anybody notices', () => {
  const begin = performance.now();
  expect(foresee(1_000, pace, now).at(-1)?.at).toBeGreaterThan(now + 4 * dayMs);
  expect(performance.now() - begin).toBeLessThan(500);
});
