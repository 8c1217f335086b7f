import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '../../shared/plain-date.ts';
import { nextRun } from '../../shared/schedules/next-run.ts';
import { runsBetween } from '../../shared/schedules/runs-between.ts';
import type { Timing, WallTime } from '../../shared/schedules/timing.ts';
import { openWall } from '../../shared/schedules/wall.ts';
import { anyTiming, lookNear } from './any-timing.ts';
import { openWallClock, zones } from './slow-oracle.ts';

const day = (text: string) => text as PlainDate;

function aTiming(fields: Partial<Timing> = {}): Timing {
  return {
    start: day('2026-01-01'),
    time: '09:00',
    repeat: { kind: 'daily' },
    end: { kind: 'never' },
    exceptions: [],
    ...fields,
  };
}

/** In the zone's own words, so that a row can be read. */
function nextAsRead(timing: Timing, after: string, zone = 'America/Sao_Paulo') {
  const run = nextRun(timing, Temporal.ZonedDateTime.from(`${after}[${zone}]`).epochMilliseconds, zone);
  if (run === null) return null;
  return Temporal.Instant.fromEpochMilliseconds(run.at)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never' });
}

describe('the next run', () => {
  test.for<[what: string, timing: Partial<Timing>, after: string, next: string | null]>([
    ['today, when its time is yet to come', {}, '2026-05-05T08:59', '2026-05-05T09:00:00-03:00'],
    ['tomorrow, when it is that very minute', {}, '2026-05-05T09:00', '2026-05-06T09:00:00-03:00'],
    [
      'not before the first day',
      { start: day('2026-06-01') },
      '2026-05-05T08:59',
      '2026-06-01T09:00:00-03:00',
    ],
    [
      'once',
      { repeat: { kind: 'once' }, start: day('2026-05-06') },
      '2026-05-05T10:00',
      '2026-05-06T09:00:00-03:00',
    ],
    ['once, and never again', { repeat: { kind: 'once' } }, '2026-05-05T10:00', null],
    [
      'on the chosen weekdays',
      { repeat: { kind: 'weekly', days: [1, 5] } },
      '2026-05-05T10:00',
      '2026-05-08T09:00:00-03:00',
    ],
    [
      'on a day of the month',
      { repeat: { kind: 'monthly', day: 4 } },
      '2026-05-05T10:00',
      '2026-06-04T09:00:00-03:00',
    ],
    [
      'on the 31st, in months that have one',
      { repeat: { kind: 'monthly', day: 31 } },
      '2026-03-31T10:00',
      '2026-05-31T09:00:00-03:00',
    ],
    [
      'on the last day',
      { repeat: { kind: 'monthly', day: 'last' } },
      '2026-02-01T10:00',
      '2026-02-28T09:00:00-03:00',
    ],
    [
      'on the last day of a leap year',
      { repeat: { kind: 'monthly', day: 'last' } },
      '2028-02-01T10:00',
      '2028-02-29T09:00:00-03:00',
    ],
    [
      'until a day, that day included',
      { end: { kind: 'until', day: day('2026-05-06') } },
      '2026-05-05T10:00',
      '2026-05-06T09:00:00-03:00',
    ],
    ['and not after it', { end: { kind: 'until', day: day('2026-05-05') } }, '2026-05-05T10:00', null],
    [
      'the third of three',
      { end: { kind: 'times', count: 3 } },
      '2026-01-02T10:00',
      '2026-01-03T09:00:00-03:00',
    ],
    ['and no fourth', { end: { kind: 'times', count: 3 } }, '2026-01-03T10:00', null],
    [
      'past one that is skipped',
      { exceptions: [{ day: day('2026-05-06'), to: null }] },
      '2026-05-05T10:00',
      '2026-05-07T09:00:00-03:00',
    ],
    [
      'where one was moved to',
      { exceptions: [{ day: day('2026-05-06'), to: { day: day('2026-05-05'), time: '18:00' } }] },
      '2026-05-05T10:00',
      '2026-05-05T18:00:00-03:00',
    ],
    [
      'what was moved is no longer where it was',
      { exceptions: [{ day: day('2026-05-06'), to: { day: day('2026-05-08'), time: '18:00' } }] },
      '2026-05-05T10:00',
      '2026-05-07T09:00:00-03:00',
    ],
  ])('%s', ([, timing, after, next]) => {
    expect(nextAsRead(aTiming(timing), after)).toBe(next);
  });

  test.for<[what: string, zone: string, time: WallTime, after: string, next: string]>([
    [
      'a time that the clock jumps over runs right after the gap',
      'America/New_York',
      '02:30',
      '2026-03-08T01:00',
      '2026-03-08T03:00:00-04:00',
    ],
    [
      'so does the first minute of the gap',
      'America/New_York',
      '02:00',
      '2026-03-08T01:00',
      '2026-03-08T03:00:00-04:00',
    ],
    [
      'a time that comes twice runs the first time',
      'America/New_York',
      '01:30',
      '2026-11-01T00:30',
      '2026-11-01T01:30:00-04:00',
    ],
    [
      'a midnight that is jumped over',
      'Africa/Cairo',
      '00:00',
      '2026-04-23T12:00',
      '2026-04-24T01:00:00+03:00',
    ],
    ['half an hour', 'Australia/Lord_Howe', '02:15', '2026-10-04T01:00', '2026-10-04T02:30:00+11:00'],
  ])('%s', ([, zone, time, after, next]) => {
    expect(nextAsRead(aTiming({ time }), after, zone)).toBe(next);
  });

  test('after the first of two equal times the second one does not run', () => {
    const zone = 'America/New_York';
    const timing = aTiming({ time: '01:30' });
    const first = Temporal.ZonedDateTime.from('2026-11-01T01:30-04:00[America/New_York]').epochMilliseconds;
    expect(nextRun(timing, first, zone)?.day).toBe('2026-11-02');
  });

  test('names the months that have no such day', () => {
    const timing = aTiming({ repeat: { kind: 'monthly', day: 30 } });
    const after = Temporal.ZonedDateTime.from('2026-01-30T10:00[America/Sao_Paulo]').epochMilliseconds;
    expect(nextRun(timing, after, 'America/Sao_Paulo')).toMatchObject({
      day: '2026-03-30',
      leftOut: ['2026-02'],
    });
  });

  test('a rule that can never be met has no run', () => {
    const timing = aTiming({
      start: day('2026-02-01'),
      repeat: { kind: 'monthly', day: 30 },
      end: { kind: 'until', day: day('2026-02-28') },
    });
    expect(nextRun(timing, 0, 'America/Sao_Paulo')).toBeNull();
  });
});

describe.each(zones)('in %s, 2024 to 2030', (zone) => {
  const wallClock = openWallClock(zone);
  const wall = openWall(zone);
  const minute = fc.integer({ min: wallClock.firstMinute, max: wallClock.lastMinute });
  // São Paulo sets no clock in these years: there any minute is as good.
  const changes = wallClock.changes.length > 0 ? wallClock.changes : [wallClock.firstMinute + 2_000];
  const nearChange = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -2_000, max: 2_000 }))
    .map(([change, offset]) => change + offset);
  const look = fc.oneof(minute, nearChange);

  test('it is the minute that a slow look at the wall clock finds', () => {
    const counts = { looks: 0, without: 0 };
    fc.assert(
      fc.property(anyTiming, look, (each, after) => {
        const found = nextRun(each, after * 60_000, wall)?.at ?? null;
        expect(found).toBe(wallClock.findNext(each, after));
        counts.looks += 1;
        if (found === null) counts.without += 1;
      }),
      { numRuns: 120 },
    );
    console.log(`${zone}: ${counts.looks} looks at any rule, ${counts.without} of them with no run to come`);
  });

  test('so are all runs of nine days with skipped and moved ones and an end close by', () => {
    const counts = { looks: 0, runs: 0, moved: 0, skipped: 0, until: 0, times: 0 };
    fc.assert(
      fc.property(lookNear(look), ({ timing, after }) => {
        const end = after + 9 * 1_440;
        const seen: number[] = [];
        for (let at = after; ; ) {
          const next = wallClock.findNext(timing, at);
          if (next === null || next > end * 60_000) break;
          seen.push(next);
          at = next / 60_000;
        }
        const runs = [...runsBetween(timing, after * 60_000, end * 60_000, wall)];
        expect([...new Set(runs.map(({ at }) => at))]).toEqual(seen);
        expect(nextRun(timing, after * 60_000, zone)?.at ?? Number.POSITIVE_INFINITY).toBe(
          wallClock.findNext(timing, after) ?? Number.POSITIVE_INFINITY,
        );
        const excepted = new Map(timing.exceptions.map((each) => [each.day, each.to]));
        const free = runsBetween({ ...timing, exceptions: [] }, after * 60_000, end * 60_000, wall);
        counts.looks += 1;
        counts.runs += runs.length;
        counts.moved += runs.filter((run) => excepted.has(run.day)).length;
        counts.skipped += [...free].filter((run) => excepted.get(run.day) === null).length;
        if (runs.length > 0 && nextRun(timing, end * 60_000, wall) === null && timing.end.kind !== 'never')
          counts[timing.end.kind] += 1;
      }),
      { numRuns: 120 },
    );
    console.log(
      `${zone}: ${counts.looks} looks near exceptions: ${counts.runs} runs, ${counts.moved} moved, ` +
        `${counts.skipped} skipped, ${counts.until} rules ended by a day and ${counts.times} by their number`,
    );
    expect(Math.min(counts.moved, counts.skipped)).toBeGreaterThan(0);
  });
});
