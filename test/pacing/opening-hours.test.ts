import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alwaysOpen,
  everyDay,
  isOpenAt,
  nextOpening,
  type OpeningHours,
  weekdays,
} from '../../shared/pacing/opening-hours.ts';

const minuteMs = 60_000;
const dayMs = 24 * 3_600_000;
const never = everyDay({ isOpen: false, opens: 0, closes: 0 });
const from = (opens: number, closes: number) => ({ isOpen: true, opens: opens * 60, closes: closes * 60 });
const at = (local: string) => Temporal.ZonedDateTime.from(local).epochMilliseconds;
const read = (instant: number | null, zone: string) =>
  instant === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toString();

const shop = everyDay(from(9, 18));
const weekdaysOnly: OpeningHours = {
  ...shop,
  sat: { ...shop.sat, isOpen: false },
  sun: { ...shop.sun, isOpen: false },
};
const fridayNight: OpeningHours = { ...never, fri: from(18, 2) };
const halfPastTwo = everyDay({ isOpen: true, opens: 150, closes: 240 });
const halfPastOne = everyDay({ isOpen: true, opens: 90, closes: 240 });

const zone = 'America/Sao_Paulo';
const newYork = 'America/New_York';

describe('the next opening', () => {
  const cases: readonly (readonly [string, OpeningHours, string, string | null, string])[] = [
    [
      'now, in the middle of the day',
      shop,
      '2025-11-22T12:00[America/Sao_Paulo]',
      '2025-11-22T12:00:00-03:00[America/Sao_Paulo]',
      zone,
    ],
    [
      'now, in the first minute',
      shop,
      '2025-11-22T09:00[America/Sao_Paulo]',
      '2025-11-22T09:00:00-03:00[America/Sao_Paulo]',
      zone,
    ],
    [
      'today, a second before',
      shop,
      '2025-11-22T08:59:59[America/Sao_Paulo]',
      '2025-11-22T09:00:00-03:00[America/Sao_Paulo]',
      zone,
    ],
    [
      'tomorrow, at closing time',
      shop,
      '2025-11-22T18:00[America/Sao_Paulo]',
      '2025-11-23T09:00:00-03:00[America/Sao_Paulo]',
      zone,
    ],
    [
      'on Monday, on a Friday evening',
      weekdaysOnly,
      '2025-11-21T20:00[America/Sao_Paulo]',
      '2025-11-24T09:00:00-03:00[America/Sao_Paulo]',
      zone,
    ],
    ['never', never, '2025-11-22T12:00[America/Sao_Paulo]', null, zone],
    [
      'now, round the clock',
      alwaysOpen,
      '2025-11-22T03:33[America/Sao_Paulo]',
      '2025-11-22T03:33:00-03:00[America/Sao_Paulo]',
      zone,
    ],
    [
      'now, after midnight of a night that began on Friday',
      fridayNight,
      '2025-11-22T01:59[America/Sao_Paulo]',
      '2025-11-22T01:59:00-03:00[America/Sao_Paulo]',
      zone,
    ],
    [
      'in a week, when that night is over',
      fridayNight,
      '2025-11-22T02:00[America/Sao_Paulo]',
      '2025-11-28T18:00:00-03:00[America/Sao_Paulo]',
      zone,
    ],
    [
      'not on the morning of Friday: that would be the night of Thursday',
      fridayNight,
      '2025-11-21T01:00[America/Sao_Paulo]',
      '2025-11-21T18:00:00-03:00[America/Sao_Paulo]',
      zone,
    ],
    [
      'after the night in which summer time begins, at nine on the wall',
      shop,
      '2025-03-08T20:00[America/New_York]',
      '2025-03-09T09:00:00-04:00[America/New_York]',
      newYork,
    ],
    [
      'after the night in which it ends, at nine on the wall',
      shop,
      '2025-11-01T20:00[America/New_York]',
      '2025-11-02T09:00:00-05:00[America/New_York]',
      newYork,
    ],
    [
      'at three, when the clock jumps over half past two',
      halfPastTwo,
      '2025-03-09T01:00[America/New_York]',
      '2025-03-09T03:00:00-04:00[America/New_York]',
      newYork,
    ],
    [
      'at the first half past one, when there are two',
      halfPastOne,
      '2025-11-02T00:10[America/New_York]',
      '2025-11-02T01:30:00-04:00[America/New_York]',
      newYork,
    ],
    [
      'at the second half past one, in between',
      halfPastOne,
      '2025-11-02T01:10:00-05:00[America/New_York]',
      '2025-11-02T01:30:00-05:00[America/New_York]',
      newYork,
    ],
  ];

  test.for(cases)('is %s', ([, hours, now, opening, timeZone]) => {
    expect(read(nextOpening(hours, at(now), timeZone), timeZone)).toBe(opening);
  });
});

const day = fc.record({
  isOpen: fc.boolean(),
  opens: fc.integer({ min: 0, max: 1_439 }),
  closes: fc.integer({ min: 0, max: 1_439 }),
});
const anyHours = fc
  .tuple(day, day, day, day, day, day, day)
  .map((days) => Object.fromEntries(weekdays.map((name, index) => [name, days[index]])) as OpeningHours);
const anyZone = fc.constantFrom(
  zone,
  newYork,
  'Europe/Lisbon',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'UTC',
);
/** Around the jumps of 2025, most of the time. */
const anyMoment = fc
  .oneof(
    fc.constantFrom(
      at('2025-03-09T00:00[America/New_York]'),
      at('2025-11-02T00:00[America/New_York]'),
      at('2025-03-30T00:00[Europe/Lisbon]'),
      at('2025-10-26T00:00[Europe/Lisbon]'),
      at('2025-04-06T00:00[Australia/Lord_Howe]'),
    ),
    fc.integer({ min: at('2015-01-01T00:00[UTC]'), max: at('2035-01-01T00:00[UTC]') }),
  )
  .chain((moment) => fc.integer({ min: -2 * dayMs, max: 2 * dayMs }).map((ms) => moment + ms));

test('whatever the hours, the zone and the season: it is open at the next opening, and at no whole minute before', () => {
  fc.assert(
    fc.property(anyHours, anyZone, anyMoment, (hours, timeZone, now) => {
      const opening = nextOpening(hours, now, timeZone);
      expect(opening === null).toBe(weekdays.every((name) => !hours[name].isOpen));
      if (opening === null) return;
      expect(isOpenAt(hours, opening, timeZone)).toBe(true);
      expect(opening - now).toBeLessThanOrEqual(15 * dayMs);
      for (let before = opening - 1; before >= Math.max(now, opening - dayMs); before -= 7 * minuteMs) {
        expect(isOpenAt(hours, before, timeZone)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});
