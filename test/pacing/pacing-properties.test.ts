import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  drawPauseMs,
  estimateMs,
  forgiveClockSetBack,
  nextStep,
  type Pacing,
  type PastPost,
  withinFloor,
} from '../../shared/pacing.ts';

const hourMs = 3_600_000;
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
  clockSpeed: fc.constantFrom(1, 0, -5, Number.NaN),
});

type Happening =
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'drop' | 'connect' | 'restart' }
  | { readonly kind: 'set-back'; readonly ms: number }
  | { readonly kind: 'whatsapp-pause'; readonly ms: number };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('pass'), ms: fc.integer({ min: 0, max: 90_000 }) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('connect', 'drop', 'restart') }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('set-back'), ms: fc.integer({ min: 1, max: 10 * hourMs }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('whatsapp-pause'), ms: fc.integer({ min: 0, max: hourMs }) }),
  },
) as fc.Arbitrary<Happening>;

/** Runs the decision through a day and @returns when messages began, on a watch that nobody can set. */
function liveThrough(
  pacing: Pacing,
  happenings: readonly Happening[],
  draw: () => number,
  sendMs: number,
): number[] {
  const startedAt: number[] = [];
  let watch = 0;
  let clockBehind = 0;
  let posts: readonly PastPost[] = [];
  let connectedSince: number | null = null;
  let pausedByWhatsAppUntil: number | null = null;

  for (const event of happenings) {
    const now = watch - clockBehind;
    if (event.kind === 'pass') watch += event.ms;
    if (event.kind === 'drop') connectedSince = null;
    if (event.kind === 'connect') connectedSince ??= now;
    if (event.kind === 'restart') posts = posts.slice(-60);
    if (event.kind === 'set-back') clockBehind += event.ms;
    if (event.kind === 'whatsapp-pause') pausedByWhatsAppUntil = now + event.ms;
    posts = forgiveClockSetBack(posts, watch - clockBehind);
    if (connectedSince !== null) connectedSince = Math.min(connectedSince, watch - clockBehind);
    const queue = [{ id: 'a', isPaused: false }];
    const step = nextStep(
      queue,
      { pacing, posts, connectedSince, pausedByWhatsAppUntil },
      watch - clockBehind,
    );
    if (step.kind !== 'send') continue;
    startedAt.push(watch);
    watch += sendMs;
    posts = [...posts, { endedAt: watch - clockBehind, pauseMs: drawPauseMs(pacing, draw) }];
  }
  return startedAt;
}

const lives = fc.array(happening, { minLength: 50, maxLength: 600 });

test('whatever happens and whatever is wished for, 20 s lie between two messages and an hour holds 60', () => {
  fc.assert(
    fc.property(
      wildPacing,
      lives,
      wildNumber,
      fc.integer({ min: 0, max: 60_000 }),
      (pacing, life, draw, sendMs) => {
        const startedAt = liveThrough(pacing, [{ kind: 'connect' }, ...life], () => draw, sendMs);
        for (const [index, at] of startedAt.entries()) {
          expect(at - (startedAt[index - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(20_000);
          expect(at - (startedAt[index - 60] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(hourMs);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('ten quick hours send exactly sixty messages each', () => {
  const quick: Pacing = { minPauseMs: 0, maxPauseMs: 0, hourlyCap: 1_000, clockSpeed: 1 };
  const seconds = Array.from({ length: 36_000 }, () => ({ kind: 'pass', ms: 1_000 }) as const);
  const startedAt = liveThrough(quick, [{ kind: 'connect' }, ...seconds], () => 0, 0);
  expect(startedAt.slice(0, 3)).toEqual([5_000, 25_000, 45_000]);
  expect(startedAt.filter((at) => at < hourMs).length).toBe(60);
  expect(startedAt.length).toBe(600);
});

test('a clock that is set back delays the queue by one pause, not by a day', () => {
  const calm: Pacing = { minPauseMs: 20_000, maxPauseMs: 20_000, hourlyCap: 60, clockSpeed: 1 };
  const minutes = Array.from({ length: 10 }, () => ({ kind: 'pass', ms: 10_000 }) as const);
  const life = [{ kind: 'connect' }, ...minutes, { kind: 'set-back', ms: 24 * hourMs }, ...minutes] as const;
  expect(liveThrough(calm, life, () => 20_000, 0).length).toBeGreaterThanOrEqual(6);
});

test('what is wished for is kept wherever the floor allows it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20_000, max: 600_000 }),
      fc.integer({ min: 0, max: 600_000 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 1_000 }),
      (minPauseMs, more, hourlyCap, clockSpeed) => {
        const wish = { minPauseMs, maxPauseMs: minPauseMs + more, hourlyCap, clockSpeed };
        expect(withinFloor(wish)).toEqual(wish);
      },
    ),
  );
});

test('a drawn pause lies between the limits and is not always the same', () => {
  const pacing: Pacing = { minPauseMs: 20_000, maxPauseMs: 60_000, hourlyCap: 60, clockSpeed: 1 };
  let turn = 0;
  const chance = (min: number, max: number) => min + ((turn++ % 10) / 10) * (max - min);
  const drawn = Array.from({ length: 10 }, () => drawPauseMs(pacing, chance));
  expect(Math.min(...drawn)).toBe(20_000);
  expect(Math.max(...drawn)).toBe(56_000);
  expect(new Set(drawn).size).toBe(10);
});

test('an estimate grows with every group and never beats the cap', () => {
  const pacing: Pacing = { minPauseMs: 20_000, maxPauseMs: 60_000, hourlyCap: 60, clockSpeed: 1 };
  expect(estimateMs(0, pacing)).toBe(0);
  expect(estimateMs(3, pacing)).toBe(120_000);
  expect(estimateMs(60, pacing)).toBe(hourMs);
  expect(estimateMs(60, { ...pacing, clockSpeed: 60 })).toBe(60_000);
});
