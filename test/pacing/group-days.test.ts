import { expect, test } from 'vitest';
import { groupDays } from '../../shared/pacing/group-days.ts';
import { type DayHours, everyDay, type OpeningHours, shopHours } from '../../shared/pacing/opening-hours.ts';

const morning: DayHours = { isOpen: true, opens: 8 * 60, closes: 12 * 60 };
const closed = { ...morning, isOpen: false };

const runs = (hours: OpeningHours) =>
  groupDays(hours).map(({ first, last, name }) => `${name} ${first}-${last}`);

test.each<[string, OpeningHours, string[]]>([
  ['a week of the same hours', shopHours, ['mon 0-6']],
  [
    'a shorter Saturday, no Sunday',
    { ...shopHours, sat: morning, sun: closed },
    ['mon 0-4', 'sat 5-5', 'sun 6-6'],
  ],
  ['a Wednesday of its own', { ...shopHours, wed: morning }, ['mon 0-1', 'wed 2-2', 'thu 3-6']],
  [
    'closed days are alike, whatever hours stand in their fields',
    { ...everyDay(closed), tue: { ...closed, opens: 0 } },
    ['mon 0-6'],
  ],
])('%s', (_, hours, expected) => {
  expect(runs(hours)).toEqual(expected);
});
