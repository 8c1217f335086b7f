import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pacing } from '../../shared/pacing/limits.ts';
import { drawPauseMs, firstDays, withinFloor } from '../../shared/pacing/limits.ts';
import { alwaysOpen, everyDay, isOpenAt } from '../../shared/pacing/opening-hours.ts';
import { nextStep, type Pace, type Step } from '../../shared/pacing.ts';
import {
  type Begun,
  dayMs,
  happening,
  hourMs,
  liveThrough,
  saturdayNoon,
  steps,
  wildHappening,
} from './live-through.ts';

const calm: Pacing = {
  minPauseMs: 20_000,
  maxPauseMs: 60_000,
  hourlyCap: 60,
  dailyCap: 200,
  hours: alwaysOpen,
  clockSpeed: 1,
};
const quick: Pacing = { ...calm, minPauseMs: 0, maxPauseMs: 0, hourlyCap: 1_000, dailyCap: 10_000 };

const wildNumber = fc.oneof(
  fc.double(),
  fc.integer({ min: -100_000, max: 200_000 }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -1),
);
/** Any wish that a settings file, edited by hand, could hold. Time runs at its real speed. */
const wildPacing = fc.record<Pacing>({
  minPauseMs: wildNumber,
  maxPauseMs: wildNumber,
  hourlyCap: wildNumber,
  dailyCap: wildNumber,
  hours: fc.constant(alwaysOpen),
  clockSpeed: fc.constantFrom(1, 0, -5, Number.NaN),
});
const lives = fc.array(happening, { minLength: 50, maxLength: 600 });
const connect = { kind: 'connect' } as const;
const sendMs = fc.integer({ min: 0, max: 60_000 });

/** No two messages are nearer than `gapMs`, and no span holds more than its cap. */
function expectPace(
  at: readonly number[],
  gapMs: number,
  caps: readonly (readonly [number, number])[],
): void {
  for (const [index, moment] of at.entries()) {
    const since = (back: number) => moment - (at[index - back] ?? Number.NEGATIVE_INFINITY);
    expect(since(1)).toBeGreaterThanOrEqual(gapMs);
    for (const [cap, spanMs] of caps) expect(since(cap)).toBeGreaterThanOrEqual(spanMs);
  }
}

const watches = (begun: readonly Begun[]) => begun.map(({ watch }) => watch);

test('whatever happens and whatever is wished for, 20 s lie between two messages, an hour holds 60 and a day 300', () => {
  fc.assert(
    fc.property(wildPacing, lives, wildNumber, sendMs, (pacing, life, drawn, takesMs) => {
      const begun = liveThrough({
        pacing,
        happenings: [connect, ...life],
        draw: () => drawn,
        sendMs: takesMs,
      });
      expectPace(watches(begun), 20_000, [
        [60, hourMs],
        [300, dayMs],
      ]);
    }),
    { numRuns: 200 },
  );
});

test('in the first days 40 s lie between two messages, an hour holds 30 and a day 100', () => {
  fc.assert(
    fc.property(wildPacing, lives, wildNumber, (pacing, life, drawn) => {
      const linkedSince = saturdayNoon;
      const begun = liveThrough({ pacing, happenings: [connect, ...life], draw: () => drawn, linkedSince });
      expectPace(watches(begun), 40_000, [
        [firstDays.hourlyCap, hourMs],
        [firstDays.dailyCap, dayMs],
      ]);
    }),
    { numRuns: 200 },
  );
});

test('a clock that is set forward shortens no pause', () => {
  fc.assert(
    fc.property(wildPacing, fc.array(wildHappening, { minLength: 50, maxLength: 400 }), (pacing, life) => {
      expectPace(watches(liveThrough({ pacing, happenings: [connect, ...life] })), 20_000, []);
    }),
    { numRuns: 200 },
  );
});

test('the caps of a day hold over days', () => {
  for (const [cap, wish] of [
    [200, calm],
    [300, quick],
  ] as const) {
    const begun = watches(liveThrough({ pacing: wish, happenings: [connect, ...steps(50 * 180, 20_000)] }));
    expectPace(begun, 20_000, [
      [60, hourMs],
      [cap, dayMs],
    ]);
    expect(begun.filter((at) => at < dayMs).length).toBe(cap);
  }
});

test('ten quick hours send exactly sixty messages each until the day is full', () => {
  const begun = watches(liveThrough({ pacing: quick, happenings: [connect, ...steps(7_200, 5_000)] }));
  expect(begun.slice(0, 3)).toEqual([5_000, 45_000, 85_000]);
  for (const hour of [0, 1, 2, 3, 4]) {
    expect(begun.filter((at) => at >= hour * hourMs && at < (hour + 1) * hourMs).length).toBe(60);
  }
  expect(begun.length).toBe(300);
});

test('a clock that is set back delays the queue by one pause, not by a day', () => {
  const minutes = steps(20, 10_000);
  const back = { kind: 'set-back', ms: 24 * hourMs } as const;
  const begun = liveThrough({
    pacing: { ...calm, maxPauseMs: 20_000 },
    happenings: [connect, ...minutes, back, ...minutes],
  });
  expect(begun.length).toBeGreaterThanOrEqual(8);
});

test('nothing goes outside the opening hours, also in the nights in which the clock jumps', () => {
  const opening = fc.integer({ min: 0, max: 1_439 });
  const span = fc.integer({ min: 10, max: 1_440 });
  const spring = Date.UTC(2025, 2, 8);
  const autumn = Date.UTC(2025, 10, 1);
  fc.assert(
    fc.property(opening, span, fc.constantFrom(spring, autumn), lives, (opens, minutes, beginsAt, life) => {
      const timeZone = 'America/New_York';
      const hours = everyDay({ isOpen: true, opens, closes: (opens + minutes) % 1_440 });
      const happenings = [connect, ...steps(600, 300_000), ...life, ...steps(300, 300_000)];
      const begun = liveThrough({ pacing: { ...calm, hours }, happenings, beginsAt, timeZone });
      expect(begun.length).toBeGreaterThan(0);
      for (const { clock } of begun) expect(isOpenAt(hours, clock, timeZone)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

const anyPost = fc.record({
  endedAt: fc.integer({ min: 0, max: 3 * dayMs }),
  pauseMs: fc.integer({ min: 0, max: 120_000 }),
  isOwnChat: fc.boolean(),
});
const anyPace: fc.Arbitrary<Pace> = fc.record({
  pacing: wildPacing,
  posts: fc.array(anyPost, { maxLength: 320 }).map((posts) => posts.sort((a, b) => a.endedAt - b.endedAt)),
  connectedSince: fc.option(fc.integer({ min: 0, max: 3 * dayMs })),
  linkedSince: fc.option(fc.integer({ min: -30 * dayMs, max: 3 * dayMs })),
  pausedByWhatsAppUntil: fc.option(fc.integer({ min: 0, max: 5 * dayMs })),
  timeZone: fc.constantFrom('UTC', 'America/Sao_Paulo', 'Europe/Lisbon'),
});
const anyQueue = fc.array(
  fc.record({ id: fc.uuid(), isPaused: fc.boolean(), kind: fc.constantFrom('post', 'change', 'own-chat') }),
  {
    maxLength: 6,
  },
);
const anyNow = fc.integer({ min: 0, max: 4 * dayMs });

test('there is an answer to everything: what is sent was queued, and a wait has an end that is still to come', () => {
  fc.assert(
    fc.property(anyQueue, anyPace, anyNow, (queue, pace, now) => {
      const step = nextStep(queue, pace, now);
      if (step.kind === 'idle') expect(queue).toEqual([]);
      if (step.kind === 'send') {
        expect(queue.some(({ id, isPaused }) => id === step.id && !isPaused)).toBe(true);
        expect(pace.connectedSince).not.toBeNull();
      }
      if (step.kind === 'wait') {
        expect(Number.isSafeInteger(step.until)).toBe(true);
        expect(step.until).toBeGreaterThan(now);
      }
    }),
  );
});

test('at the end of a wait it goes, or waits for something else: nothing is looked at in vain', () => {
  fc.assert(
    fc.property(anyPace, anyNow, (pace, now) => {
      const queue = [{ id: 'a', isPaused: false, kind: 'post' as const }];
      const step = nextStep(queue, { ...pace, connectedSince: pace.connectedSince ?? 0 }, now);
      fc.pre(step.kind === 'wait');
      expect(nextStep(queue, { ...pace, connectedSince: pace.connectedSince ?? 0 }, step.until).kind).toBe(
        'send',
      );
    }),
  );
});

/** When the next message to a group goes; never is later than any time. */
function whenOf(step: Step<string>, now: number): number {
  if (step.kind === 'send') return now;
  return step.kind === 'wait' ? step.until : Number.POSITIVE_INFINITY;
}

test('a stricter wish never lets a message go earlier', () => {
  const cap = (most: number) => fc.integer({ min: 1, max: most });
  const hours = fc.constantFrom(
    everyDay({ isOpen: true, opens: 8 * 60, closes: 20 * 60 }),
    everyDay({ isOpen: true, opens: 22 * 60, closes: 3 * 60 }),
    everyDay({ isOpen: false, opens: 0, closes: 0 }),
  );
  const stricter = fc.record({ minPauseMs: cap(300_000), hourlyCap: cap(60), dailyCap: cap(300), hours });
  fc.assert(
    fc.property(anyPace, stricter, anyNow, (some, wish, now) => {
      const pace = { ...some, pacing: withinFloor(some.pacing), connectedSince: some.connectedSince ?? 0 };
      const queue = [{ id: 'a', isPaused: false, kind: 'post' as const }];
      const strict: Pacing = {
        ...pace.pacing,
        minPauseMs: Math.max(pace.pacing.minPauseMs, wish.minPauseMs),
        maxPauseMs: Math.max(pace.pacing.maxPauseMs, wish.minPauseMs),
        hourlyCap: Math.min(pace.pacing.hourlyCap, wish.hourlyCap),
        dailyCap: Math.min(pace.pacing.dailyCap, wish.dailyCap),
        hours: wish.hours,
      };
      const usual = whenOf(nextStep(queue, pace, now), now);
      expect(whenOf(nextStep(queue, { ...pace, pacing: strict }, now), now)).toBeGreaterThanOrEqual(usual);
      // A newer link, or a newer connection, is stricter too.
      const newer = { ...pace, linkedSince: now, connectedSince: Math.max(now, pace.connectedSince) };
      expect(whenOf(nextStep(queue, newer, now), now)).toBeGreaterThanOrEqual(usual);
    }),
  );
});

test('what is wished for is kept wherever the floor allows it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20_000, max: 600_000 }),
      fc.integer({ min: 0, max: 600_000 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 300 }),
      (minPauseMs, more, hourlyCap, dailyCap) => {
        const wish = { ...calm, minPauseMs, maxPauseMs: minPauseMs + more, hourlyCap, dailyCap };
        expect(withinFloor(wish)).toEqual(wish);
      },
    ),
  );
});

test('a drawn pause lies between the limits and is not always the same', () => {
  let turn = 0;
  const chance = (min: number, max: number) => min + ((turn++ % 10) / 10) * (max - min);
  const drawn = Array.from({ length: 10 }, () => drawPauseMs(calm, chance));
  expect(Math.min(...drawn)).toBe(20_000);
  expect(Math.max(...drawn)).toBe(56_000);
  expect(new Set(drawn).size).toBe(10);
});
