import { describe, expect, test } from 'vitest';
import { decideQuiet, type QuietMemory } from '../../../main/whatsapp/baileys/decide-quiet.ts';
import { createStanding } from '../../../main/whatsapp/baileys/standing.ts';
import type { KeyChanges } from '../../../main/whatsapp/key-store/key-store.ts';
import { createFakeClock, fakeNow } from '../../fakes/clock.ts';
import { silentLog } from '../../fakes/log.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const asked: QuietMemory = {
  requestCount: 1,
  requestedAt: fakeNow,
  until: fakeNow + 15 * minuteMs,
  code: 429,
};

describe('how long nothing leaves', () => {
  test.each<[string, QuietMemory | null, number, number | null, number, number]>([
    ['after the first 429', null, 429, null, 0, 15 * minuteMs],
    ['after another one while it is quiet', asked, 429, null, minuteMs, 15 * minuteMs],
    ['after the second one', asked, 429, null, hourMs, hourMs + 30 * minuteMs],
    ['after the fifth one', { ...asked, requestCount: 4 }, 429, null, hourMs, hourMs + 240 * minuteMs],
    ['after a hundred', { ...asked, requestCount: 99 }, 429, null, hourMs, 13 * hourMs],
    ['after one that comes two days later', asked, 429, null, 48 * hourMs, 48 * hourMs + 15 * minuteMs],
    ['after 463', null, 463, null, 0, hourMs],
    ['after 463 with a lock that is known', null, 463, fakeNow + 5 * hourMs, 0, 5 * hourMs],
    [
      'after 463 while 429 is still being kept',
      { ...asked, until: fakeNow + 3 * hourMs },
      463,
      null,
      0,
      3 * hourMs,
    ],
  ])('%s', (_, before, code, lockedUntil, afterMs, untilMs) => {
    expect(decideQuiet(before, code, lockedUntil, fakeNow + afterMs).until - fakeNow).toBe(untilMs);
  });
});

function openKeys() {
  const rows = new Map<string, unknown>();
  return {
    read: (type: string) => (rows.has(type) ? { now: structuredClone(rows.get(type)) } : {}),
    async write(changes: KeyChanges) {
      for (const [type, values] of Object.entries(changes)) rows.set(type, structuredClone(values.now));
    },
  };
}

function open(keys = openKeys(), clock = createFakeClock()) {
  let restrictedCount = 0;
  const standing = createStanding({
    keys: keys as never,
    ...{ clock, log: silentLog, onChange: () => {} },
    onRestricted: () => {
      restrictedCount += 1;
    },
  });
  return { keys, clock, standing, restrictedCount: () => restrictedCount };
}

const tooMuch = { kind: 'rate-limited', pauseMs: 1, code: 429 } as const;
const restricted = { kind: 'rate-limited', pauseMs: 1, code: 463 } as const;

test('the pause after 429 grows, and is kept over a restart', () => {
  const { keys, clock, standing } = open();
  expect(standing.note(tooMuch)).toMatchObject({ pauseMs: 15 * minuteMs });
  clock.advance(15 * minuteMs);
  expect(standing.quietMs()).toBe(0);
  expect(standing.note(tooMuch)).toMatchObject({ pauseMs: 30 * minuteMs });
  clock.advance(10 * minuteMs);
  const again = open(keys, clock);
  expect(again.standing.quietMs()).toBe(20 * minuteMs);
  expect(again.standing.read().quiet).toMatchObject({ code: 429 });
});

test('463 makes all wait, and asks WhatsApp until when', () => {
  const { standing, restrictedCount } = open();
  standing.note(restricted);
  expect([standing.quietMs(), restrictedCount()]).toEqual([hourMs, 1]);
  standing.noteTimeLock({ isActive: true, timeEnforcementEnds: new Date(fakeNow + 6 * hourMs) });
  expect(standing.quietMs()).toBe(6 * hourMs);
  expect(standing.read().timeLock).toEqual({ until: fakeNow + 6 * hourMs });
});

test('463 without a lock is not made light of by an answer that knows of none', () => {
  const { standing } = open();
  standing.note(restricted);
  standing.noteTimeLock({ isActive: false });
  expect(standing.quietMs()).toBe(hourMs);
});

test('a lock that is lifted ends its own quiet, and not that of 429', () => {
  const { standing } = open();
  standing.noteTimeLock({ isActive: true, timeEnforcementEnds: new Date(fakeNow + hourMs) });
  standing.noteTimeLock({ isActive: false });
  expect([standing.quietMs(), standing.read().timeLock]).toEqual([0, null]);
  standing.note(tooMuch);
  standing.noteTimeLock({ isActive: false });
  expect(standing.quietMs()).toBe(15 * minuteMs);
});

test('a refusal with an unexplained number is remembered, and nothing waits for it', () => {
  const { standing } = open();
  standing.note({ kind: 'refused', reason: 'refused-by-whatsapp', code: 499 });
  standing.note({ kind: 'refused', reason: 'may-not-post', code: 403 });
  expect(standing.read()).toEqual({
    timeLock: null,
    quiet: null,
    unknownCode: { code: 499, at: fakeNow },
  });
});

test('a computer whose clock is set back a day does not wait a day longer', () => {
  const { clock, standing } = open();
  standing.note(tooMuch);
  clock.setTo(fakeNow - 24 * hourMs);
  expect(standing.quietMs()).toBe(15 * minuteMs);
});

test('another account begins with nothing', () => {
  const { standing } = open();
  standing.note(tooMuch);
  standing.forget();
  expect(standing.quietMs()).toBe(0);
});
