import { describe, expect, test } from 'vitest';
import { alwaysOpen, everyDay, type OpeningHours, shopHours } from '../../shared/pacing/opening-hours.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { firstDayToPlan, openHoursOf, usualHoursOf } from '../../shared/schedules/open-hours-of.ts';

const friday = '2026-11-27' as PlainDate;
const saturday = '2026-11-28' as PlainDate;
const closed = { isOpen: false, opens: 0, closes: 0 };
const bar = everyDay({ isOpen: true, opens: 18 * 60, closes: 2 * 60 });
const weekdaysOnly: OpeningHours = { ...shopHours, sat: closed, sun: closed };

const say = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

describe('the open hours of a day', () => {
  test.for([
    ['of a shop', shopHours, friday, ['8:00–21:00']],
    ['of a closed day', weekdaysOnly, saturday, []],
    ['of a bar, with what began the evening before', bar, friday, ['0:00–2:00', '18:00–24:00']],
    ['after an evening of a closed day', { ...bar, fri: closed }, saturday, ['18:00–24:00']],
    ['round the clock', alwaysOpen, friday, ['0:00–24:00']],
  ] as const)('%s', ([, hours, day, parts]) => {
    expect(openHoursOf(hours, day).map(({ from, to }) => `${say(from)}–${say(to)}`)).toEqual(parts);
  });
});

describe('the hours that are offered', () => {
  test.for([
    ['those of the shop', shopHours, friday, '8:00–21:00'],
    ['none on a closed day', weekdaysOnly, saturday, null],
    ['the longest part of the day, to its last minute', bar, friday, '18:00–23:59'],
    ['usual ones of a shop that never closes', alwaysOpen, friday, '8:00–21:00'],
  ] as const)('%s', ([, hours, day, offered]) => {
    const part = usualHoursOf(hours, day);
    expect(part && `${say(part.from)}–${say(part.to)}`).toBe(offered);
  });
});

describe('the day that is offered', () => {
  test.for([
    ['is today in the morning', shopHours, 9 * 60, friday],
    ['is today while two hours are left', shopHours, 19 * 60, friday],
    ['is tomorrow later in the evening', shopHours, 19 * 60 + 1, saturday],
    ['is the next day that is open', weekdaysOnly, 20 * 60, '2026-11-30'],
    ['is tomorrow where no day is open', everyDay(closed), 9 * 60, saturday],
  ] as const)('%s', ([, hours, now, day]) => {
    expect(firstDayToPlan(hours, friday, now)).toBe(day);
  });
});
