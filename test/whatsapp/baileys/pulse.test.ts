import { expect, test } from 'vitest';
import { usualTimeouts } from '../../../main/whatsapp/baileys/needs.ts';
import { createPulse } from '../../../main/whatsapp/baileys/pulse.ts';
import { createFakeClock } from '../../fakes/clock.ts';

/** A connection whose server answers every question, until it is told to be dead. */
function open() {
  const clock = createFakeClock();
  const startedAt = clock.now();
  const askedAt: number[] = [];
  let isDead = false;
  let diedAt: number | undefined;
  const pulse = createPulse({
    clock,
    timeouts: usualTimeouts,
    ask() {
      askedAt.push(clock.now() - startedAt);
      if (!isDead) clock.after(50, () => pulse.heard());
    },
    onDead: () => {
      diedAt = clock.now() - startedAt;
    },
  });
  return {
    clock,
    pulse,
    askedAt,
    die: () => {
      isDead = true;
    },
    diedAt: () => diedAt,
  };
}

test('an idle line is asked no oftener than every 25 s', () => {
  const { clock, askedAt, diedAt } = open();
  clock.advance(10 * 60_000);
  const gaps = askedAt.slice(1).map((at, index) => at - (askedAt[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(25_000);
  expect(gaps.length).toBeGreaterThan(20);
  expect(diedAt()).toBeUndefined();
});

test('a line over which something comes is not asked at all', () => {
  const { clock, pulse, askedAt } = open();
  for (let round = 0; round < 20; round += 1) {
    clock.advance(24_000);
    pulse.heard();
  }
  expect(askedAt).toEqual([]);
});

test.each([0, 10_000, 24_999, 25_020, 40_000])(
  'a line that dies after %i ms is noticed within 45 s',
  (at) => {
    const { clock, die, diedAt } = open();
    clock.advance(at);
    die();
    clock.advance(45_000);
    expect(diedAt()).toBeLessThanOrEqual(at + 45_000);
  },
);

test.each([0, 1_000, 4_600, 30_000, 60_000])(
  'a line that dies %i ms into the wait for an acknowledgement is noticed within 10 s',
  (at) => {
    const { clock, pulse, die, diedAt } = open();
    pulse.expectAnswer();
    clock.advance(at);
    die();
    clock.advance(10_000);
    expect(diedAt()).toBeLessThanOrEqual(at + 10_000);
  },
);

test('a message that begins on a line that is dead already is noticed within 10 s, also while it is being asked', () => {
  for (const silentMs of [20_000, 25_010, 34_000]) {
    const { clock, pulse, die, diedAt } = open();
    die();
    clock.advance(silentMs);
    pulse.expectAnswer();
    clock.advance(10_000);
    expect(diedAt()).toBeLessThanOrEqual(silentMs + 10_000);
  }
});

test('a server that is slow with an acknowledgement, but answers, is not left', () => {
  const { clock, pulse, diedAt } = open();
  const settled = pulse.expectAnswer();
  clock.advance(60_000);
  expect(diedAt()).toBeUndefined();
  settled();
  clock.advance(60_000);
  expect(diedAt()).toBeUndefined();
});

test('after a wake-up a dead line is given up in 2 s, with one question however often it is told', () => {
  const { clock, pulse, die, askedAt, diedAt } = open();
  clock.advance(10_000);
  die();
  pulse.check();
  pulse.check();
  clock.advance(2_000);
  expect([askedAt, diedAt()]).toEqual([[10_000], 12_000]);
});

test('a line that slept too long is not even asked', () => {
  const { clock, pulse, askedAt, diedAt } = open();
  clock.setTo(clock.now() + 8 * 3_600_000);
  pulse.check();
  expect(askedAt).toEqual([]);
  expect(diedAt()).toBeDefined();
});

test('a stopped pulse asks and tells nothing more', () => {
  const { clock, pulse, askedAt, diedAt } = open();
  pulse.stop();
  pulse.check();
  pulse.heard();
  clock.advance(100_000);
  expect([askedAt, diedAt(), clock.pendingCount()]).toEqual([[], undefined, 0]);
});
