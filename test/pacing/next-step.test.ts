import { expect, test } from 'vitest';
import {
  defaultPacing,
  nextStep,
  type Pace,
  type PastPost,
  pacingFloor,
  type Step,
  settleAfterConnectingMs,
} from '../../shared/pacing.ts';

const now = 10_000_000;
const hourMs = 3_600_000;
const calm: Pace = {
  pacing: defaultPacing,
  posts: [],
  connectedSince: now - hourMs,
  pausedByWhatsAppUntil: null,
};
const one = [{ id: 'a', isPaused: false }];

/** So many posts, the last of them ended at `endedAt` and each a minute after the one before. */
const posts = (count: number, endedAt: number, pauseMs = 20_000): PastPost[] =>
  Array.from({ length: count }, (_, index) => ({ endedAt: endedAt - (count - 1 - index) * 60_000, pauseMs }));

interface Case {
  readonly queue?: readonly { id: string; isPaused: boolean }[];
  readonly pace?: Partial<Pace>;
  readonly step: Step<string>;
}

const cases: Record<string, Case> = {
  'nothing waits': { queue: [], step: { kind: 'idle' } },
  'the first message of the day goes at once': { step: { kind: 'send', id: 'a' } },
  'the oldest goes first': {
    queue: [
      { id: 'b', isPaused: false },
      { id: 'a', isPaused: false },
    ],
    step: { kind: 'send', id: 'b' },
  },
  'a paused broadcast lets the next one pass': {
    queue: [
      { id: 'b', isPaused: true },
      { id: 'a', isPaused: false },
    ],
    step: { kind: 'send', id: 'a' },
  },
  'when all is paused, only the person can go on': {
    queue: [{ id: 'a', isPaused: true }],
    step: { kind: 'hold', reason: 'paused' },
  },
  'the drawn pause is kept': {
    pace: { posts: [{ endedAt: now - 30_000, pauseMs: 45_000 }] },
    step: { kind: 'wait', until: now + 15_000, held: null },
  },
  'a pause that is over is over': {
    pace: { posts: [{ endedAt: now - 45_000, pauseMs: 45_000 }] },
    step: { kind: 'send', id: 'a' },
  },
  'a pause below the floor is lengthened to it': {
    pace: { posts: [{ endedAt: now - 1_000, pauseMs: 1 }] },
    step: { kind: 'wait', until: now + 19_000, held: null },
  },
  'a pause that is no number is the floor': {
    pace: { posts: [{ endedAt: now - 1_000, pauseMs: Number.NaN }] },
    step: { kind: 'wait', until: now + 19_000, held: null },
  },
  'sixty an hour are enough': {
    pace: { posts: posts(60, now - 30_000) },
    step: { kind: 'wait', until: now - 30_000 - 59 * 60_000 + hourMs, held: 'hourly-cap' },
  },
  'fifty-nine are not too many': {
    pace: { posts: posts(59, now - 30_000) },
    step: { kind: 'send', id: 'a' },
  },
  'no setting lifts the cap': {
    pace: { posts: posts(60, now - 30_000), pacing: { ...defaultPacing, hourlyCap: 1_000 } },
    step: { kind: 'wait', until: now - 30_000 - 59 * 60_000 + hourMs, held: 'hourly-cap' },
  },
  'a lower cap is kept': {
    pace: { posts: posts(2, now - 30_000), pacing: { ...defaultPacing, hourlyCap: 2 } },
    step: { kind: 'wait', until: now - 90_000 + hourMs, held: 'hourly-cap' },
  },
  'without a connection it waits for one': {
    pace: { connectedSince: null },
    step: { kind: 'hold', reason: 'not-connected' },
  },
  'a fresh connection settles first': {
    pace: { connectedSince: now - 1_000 },
    step: { kind: 'wait', until: now - 1_000 + settleAfterConnectingMs, held: null },
  },
  'a pause that WhatsApp asked for is kept': {
    pace: { pausedByWhatsAppUntil: now + 900_000 },
    step: { kind: 'wait', until: now + 900_000, held: 'paused-by-whatsapp' },
  },
  'it is named also while there is no connection': {
    pace: { connectedSince: null, pausedByWhatsAppUntil: now + 900_000 },
    step: { kind: 'wait', until: now + 900_000, held: 'paused-by-whatsapp' },
  },
  'after it, the missing connection is named': {
    pace: { connectedSince: null, pausedByWhatsAppUntil: now - 1 },
    step: { kind: 'hold', reason: 'not-connected' },
  },
  'in practice the same pause runs faster': {
    pace: {
      posts: [{ endedAt: now - 100, pauseMs: 40_000 }],
      pacing: { ...defaultPacing, clockSpeed: 20 },
    },
    step: { kind: 'wait', until: now + 1_900, held: null },
  },
  'a clock below one is one': {
    pace: { posts: [{ endedAt: now, pauseMs: 20_000 }], pacing: { ...defaultPacing, clockSpeed: 0.001 } },
    step: { kind: 'wait', until: now + 20_000, held: null },
  },
};

test.for(Object.entries(cases))('%s', ([, { queue = one, pace, step }]) => {
  expect(nextStep(queue, { ...calm, ...pace }, now)).toEqual(step);
});

test('the floor is the one that was promised', () => {
  expect(pacingFloor).toEqual({ pauseMs: 20_000, hourlyCap: 60 });
  expect(defaultPacing).toEqual({ minPauseMs: 20_000, maxPauseMs: 60_000, hourlyCap: 60, clockSpeed: 1 });
});
