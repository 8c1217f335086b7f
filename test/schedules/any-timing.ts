import fc from 'fast-check';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { Timing, WallTime } from '../../shared/schedules/timing.ts';

const dayMs = 86_400_000;

const dayOf = (number: number) => new Date(number * dayMs).toISOString().slice(0, 10) as PlainDate;

const someDay = fc
  .integer({ min: Date.UTC(2023, 0, 1) / dayMs, max: Date.UTC(2030, 11, 31) / dayMs })
  .map(dayOf);

const time = fc
  .integer({ min: 0, max: 1_439 })
  .map(
    (of) => `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}` as WallTime,
  );

const repeat = fc.oneof(
  fc.constant({ kind: 'once' as const }),
  fc.constant({ kind: 'daily' as const }),
  fc.record({
    kind: fc.constant('weekly' as const),
    days: fc.uniqueArray(fc.constantFrom(1 as const, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('monthly' as const),
    day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const)),
  }),
);

interface Days {
  readonly start: fc.Arbitrary<PlainDate>;
  readonly last: fc.Arbitrary<PlainDate>;
  readonly excepted: fc.Arbitrary<PlainDate>;
  readonly mostTimes: number;
  readonly mostExceptions: number;
}

function timingOf({ start, last, excepted, mostTimes, mostExceptions }: Days): fc.Arbitrary<Timing> {
  return fc.record({
    ...{ start, time, repeat },
    end: fc.oneof(
      fc.constant({ kind: 'never' as const }),
      fc.record({ kind: fc.constant('until' as const), day: last }),
      fc.record({ kind: fc.constant('times' as const), count: fc.integer({ min: 1, max: mostTimes }) }),
    ),
    exceptions: fc.uniqueArray(
      fc.record({ day: excepted, to: fc.option(fc.record({ day: excepted, time }), { freq: 2 }) }),
      {
        maxLength: mostExceptions,
        selector: (each) => each.day,
      },
    ),
  });
}

/** Any rule of the years 2023 to 2030. */
export const anyTiming = timingOf({
  ...{ start: someDay, last: someDay, excepted: someDay },
  ...{ mostTimes: 400, mostExceptions: 3 },
});

/** A look (minutes since 1970), and a rule that began before it, with runs around it that were skipped or moved. */
export function lookNear(look: fc.Arbitrary<number>): fc.Arbitrary<{ timing: Timing; after: number }> {
  return look.chain((after) => {
    const today = Math.floor(after / 1_440);
    const around = (min: number, max: number) =>
      fc.integer({ min: today + min, max: today + max }).map(dayOf);
    const timing = timingOf({
      ...{ start: around(-40, 3), last: around(-2, 12), excepted: around(-4, 10) },
      ...{ mostTimes: 45, mostExceptions: 6 },
    });
    return timing.map((each) => ({ timing: each, after }));
  });
}
