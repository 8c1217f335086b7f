import { expect, test } from 'vitest';
import {
  firstDays,
  firstMinutesMs,
  pacingFloor,
  defaultPacing as shopPacing,
} from '../../shared/pacing/limits.ts';
import { alwaysOpen, everyDay } from '../../shared/pacing/opening-hours.ts';
import type { PastPost } from '../../shared/pacing/past-posts.ts';
import {
  nextStep,
  type Pace,
  type QueuedDelivery,
  type Step,
  settleAfterConnectingMs,
} from '../../shared/pacing.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Saturday noon in São Paulo. */
const now = Date.UTC(2025, 10, 22, 15);
const defaultPacing = { ...shopPacing, hours: alwaysOpen };
const calm: Pace = {
  pacing: defaultPacing,
  posts: [],
  connectedSince: now - hourMs,
  linkedSince: now - 30 * dayMs,
  pausedByWhatsAppUntil: null,
  timeZone: 'America/Sao_Paulo',
};
const delivery = (id: string, fields: Partial<QueuedDelivery<string>> = {}): QueuedDelivery<string> => ({
  id,
  isPaused: false,
  kind: 'post',
  ...fields,
});
const one = [delivery('a')];
const own = delivery('own', { kind: 'own-chat' });
const change = delivery('change', { kind: 'change' });

/** So many posts to groups, the last of them ended at `endedAt` and each `gapMs` after the one before. */
const posts = (count: number, endedAt: number, pauseMs = 20_000, gapMs = 60_000): PastPost[] =>
  Array.from({ length: count }, (_, index) => ({
    endedAt: endedAt - (count - 1 - index) * gapMs,
    pauseMs,
    isOwnChat: false,
  }));
const rest = (agoMs: number, pauseMs: number): PastPost[] => posts(1, now - agoMs, pauseMs);
const closed = { ...defaultPacing, hours: everyDay({ isOpen: true, opens: 14 * 60, closes: 18 * 60 }) };
const neverOpen = { ...defaultPacing, hours: everyDay({ isOpen: false, opens: 0, closes: 0 }) };
const newLink = { linkedSince: now - 2 * dayMs };

interface Case {
  readonly queue?: readonly QueuedDelivery<string>[];
  readonly pace?: Partial<Pace>;
  readonly step: Step<string>;
}

const cases: Record<string, Case> = {
  'nothing waits': { queue: [], step: { kind: 'idle' } },
  'the first message of the day goes at once': { step: { kind: 'send', id: 'a' } },
  'the oldest goes first': {
    queue: [delivery('b'), delivery('a')],
    step: { kind: 'send', id: 'b' },
  },
  'a paused broadcast lets the next one pass': {
    queue: [delivery('b', { isPaused: true }), delivery('a')],
    step: { kind: 'send', id: 'a' },
  },
  'when all is paused, only the person can go on': {
    queue: [delivery('a', { isPaused: true })],
    step: { kind: 'hold', reason: 'paused' },
  },
  'the drawn pause is kept': {
    pace: { posts: rest(30_000, 45_000) },
    step: { kind: 'wait', until: now + 15_000, reason: 'pause' },
  },
  'a pause that is over is over': {
    pace: { posts: rest(45_000, 45_000) },
    step: { kind: 'send', id: 'a' },
  },
  'a pause below the floor is lengthened to it': {
    pace: { posts: rest(1_000, 1) },
    step: { kind: 'wait', until: now + 19_000, reason: 'pause' },
  },
  'a pause that is no number is the floor': {
    pace: { posts: rest(1_000, Number.NaN) },
    step: { kind: 'wait', until: now + 19_000, reason: 'pause' },
  },
  'sixty an hour are enough': {
    pace: { posts: posts(60, now - 30_000) },
    step: { kind: 'wait', until: now - 30_000 - 59 * 60_000 + hourMs, reason: 'hourly-cap' },
  },
  'fifty-nine are not too many': {
    pace: { posts: posts(59, now - 30_000) },
    step: { kind: 'send', id: 'a' },
  },
  'no setting lifts the cap': {
    pace: { posts: posts(60, now - 30_000), pacing: { ...defaultPacing, hourlyCap: 1_000 } },
    step: { kind: 'wait', until: now - 30_000 - 59 * 60_000 + hourMs, reason: 'hourly-cap' },
  },
  'a lower cap is kept': {
    pace: { posts: posts(2, now - 30_000), pacing: { ...defaultPacing, hourlyCap: 2 } },
    step: { kind: 'wait', until: now - 90_000 + hourMs, reason: 'hourly-cap' },
  },
  'without a connection it waits for one': {
    pace: { connectedSince: null },
    step: { kind: 'hold', reason: 'not-connected' },
  },
  'a fresh connection settles first': {
    pace: { connectedSince: now - 1_000 },
    step: { kind: 'wait', until: now - 1_000 + settleAfterConnectingMs, reason: 'settling' },
  },
  'a pause that WhatsApp asked for is kept': {
    pace: { pausedByWhatsAppUntil: now + 900_000 },
    step: { kind: 'wait', until: now + 900_000, reason: 'paused-by-whatsapp' },
  },
  'it is named also while there is no connection': {
    pace: { connectedSince: null, pausedByWhatsAppUntil: now + 900_000 },
    step: { kind: 'wait', until: now + 900_000, reason: 'paused-by-whatsapp' },
  },
  'after it, the missing connection is named': {
    pace: { connectedSince: null, pausedByWhatsAppUntil: now - 1 },
    step: { kind: 'hold', reason: 'not-connected' },
  },
  'in practice the same pause runs faster': {
    pace: {
      posts: rest(100, 40_000),
      pacing: { ...defaultPacing, clockSpeed: 20 },
    },
    step: { kind: 'wait', until: now + 1_900, reason: 'pause' },
  },
  'a clock below one is one': {
    pace: { posts: rest(0, 20_000), pacing: { ...defaultPacing, clockSpeed: 0.001 } },
    step: { kind: 'wait', until: now + 20_000, reason: 'pause' },
  },
  'a longer pause that is wished for now counts for the pause that is running': {
    pace: { posts: rest(30_000, 45_000), pacing: { ...defaultPacing, minPauseMs: 120_000 } },
    step: { kind: 'wait', until: now + 90_000, reason: 'pause' },
  },
  'two hundred a day are enough': {
    pace: { posts: posts(200, now - 60_000, 20_000, 5 * 60_000) },
    step: { kind: 'wait', until: now - 60_000 - 199 * 5 * 60_000 + dayMs, reason: 'daily-cap' },
  },
  'no setting lifts the cap of a day': {
    pace: {
      posts: posts(300, now - 60_000, 20_000, 4 * 60_000),
      pacing: { ...defaultPacing, dailyCap: 10_000 },
    },
    step: { kind: 'wait', until: now - 60_000 - 299 * 4 * 60_000 + dayMs, reason: 'daily-cap' },
  },
  'in the first days the pause is twice as long': {
    pace: { ...newLink, posts: rest(50_000, 45_000) },
    step: { kind: 'wait', until: now + 40_000, reason: 'first-days' },
  },
  'in the first days thirty an hour are enough': {
    pace: { ...newLink, posts: posts(30, now - 50_000) },
    step: { kind: 'wait', until: now - 50_000 - 29 * 60_000 + hourMs, reason: 'hourly-cap' },
  },
  'in the first days a hundred a day are enough': {
    pace: { ...newLink, posts: posts(100, now - 60_000, 20_000, 10 * 60_000) },
    step: { kind: 'wait', until: now - 60_000 - 99 * 10 * 60_000 + dayMs, reason: 'daily-cap' },
  },
  'a lower cap than that of the first days is kept': {
    pace: { ...newLink, posts: posts(2, now - 50_000), pacing: { ...defaultPacing, hourlyCap: 2 } },
    step: { kind: 'wait', until: now - 110_000 + hourMs, reason: 'hourly-cap' },
  },
  'the first days end while it waits': {
    pace: { linkedSince: now + 5_000 - firstDays.lastMs, posts: rest(44_000, 45_000) },
    step: { kind: 'wait', until: now + 5_000, reason: 'first-days' },
  },
  'an unknown age of the link is a new one': {
    pace: { linkedSince: null, posts: rest(50_000, 45_000) },
    step: { kind: 'wait', until: now + 40_000, reason: 'first-days' },
  },
  'after connecting the pause is twice as long': {
    pace: { connectedSince: now - 60_000, posts: rest(50_000, 45_000) },
    step: { kind: 'wait', until: now + 40_000, reason: 'first-minutes' },
  },
  'the first minutes end while it waits': {
    pace: { connectedSince: now + 5_000 - firstMinutesMs, posts: rest(50_000, 45_000) },
    step: { kind: 'wait', until: now + 5_000, reason: 'first-minutes' },
  },
  'outside the opening hours it waits for them': {
    pace: { pacing: closed },
    step: { kind: 'wait', until: now + 2 * hourMs, reason: 'outside-hours' },
  },
  'the opening hours are those of the own time zone': {
    pace: { pacing: closed, timeZone: 'Europe/Lisbon' },
    step: { kind: 'send', id: 'a' },
  },
  'a pause that ends after closing time lasts until the next opening': {
    pace: {
      posts: rest(1_000, 45_000),
      pacing: { ...defaultPacing, hours: everyDay({ isOpen: true, opens: 8 * 60, closes: 12 * 60 }) },
    },
    step: { kind: 'wait', until: now + 20 * hourMs, reason: 'outside-hours' },
  },
  'without a single open day nothing goes, and no time is promised': {
    pace: { pacing: neverOpen },
    step: { kind: 'hold', reason: 'outside-hours' },
  },
  'the hours are named also while there is no connection': {
    pace: { pacing: closed, connectedSince: null },
    step: { kind: 'wait', until: now + 2 * hourMs, reason: 'outside-hours' },
  },
  'the own chat passes what waits for the hours': {
    queue: [delivery('a'), own],
    pace: { pacing: closed },
    step: { kind: 'send', id: 'own' },
  },
  'the own chat passes what waits for a cap, after the ordinary pause': {
    queue: [delivery('a'), own],
    pace: { posts: posts(60, now - 5_000) },
    step: { kind: 'wait', until: now + 15_000, reason: 'pause' },
  },
  'a change passes what waits for the hours': {
    queue: [delivery('a'), change],
    pace: { pacing: closed },
    step: { kind: 'send', id: 'change' },
  },
  'a change waits for a cap': {
    queue: [change],
    pace: { posts: posts(60, now - 30_000) },
    step: { kind: 'wait', until: now - 30_000 - 59 * 60_000 + hourMs, reason: 'hourly-cap' },
  },
  'the own chat passes a post that waits for the hours and a change that waits for a cap': {
    queue: [delivery('a'), change, own],
    pace: { posts: posts(60, now - 30_000), pacing: closed },
    step: { kind: 'send', id: 'own' },
  },
  'the own chat does not pass when the cap has room again': {
    queue: [delivery('a'), own],
    pace: { posts: posts(60, now - 60_000, 20_000, 61_000) },
    step: { kind: 'send', id: 'a' },
  },
  'the own chat passes nothing else': {
    queue: [delivery('a'), own],
    step: { kind: 'send', id: 'a' },
  },
  'a pause that WhatsApp asked for holds the own chat too': {
    queue: [own],
    pace: { pausedByWhatsAppUntil: now + 900_000 },
    step: { kind: 'wait', until: now + 900_000, reason: 'paused-by-whatsapp' },
  },
  'messages to the own chat fill no cap': {
    pace: { posts: posts(60, now - 60_000).map((post) => ({ ...post, isOwnChat: true })) },
    step: { kind: 'send', id: 'a' },
  },
  'but a pause follows them': {
    pace: { posts: rest(5_000, 20_000).map((post) => ({ ...post, isOwnChat: true })) },
    step: { kind: 'wait', until: now + 15_000, reason: 'pause' },
  },
};

test.for(Object.entries(cases))('%s', ([, { queue = one, pace, step }]) => {
  expect(nextStep(queue, { ...calm, ...pace }, now)).toEqual(step);
});

test('the floor is the one that was promised', () => {
  expect(pacingFloor).toEqual({ pauseMs: 20_000, hourlyCap: 60, dailyCap: 300 });
  expect(firstDays).toEqual({ lastMs: 7 * dayMs, hourlyCap: 30, dailyCap: 100 });
  expect(shopPacing).toMatchObject({
    minPauseMs: 20_000,
    maxPauseMs: 60_000,
    hourlyCap: 60,
    dailyCap: 200,
    clockSpeed: 1,
  });
  expect(shopPacing.hours.sun).toEqual({ isOpen: true, opens: 8 * 60, closes: 21 * 60 });
});
