import { describe, expect, test } from 'vitest';
import { everyDay, shopHours } from '../../shared/pacing/opening-hours.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { type DayFields, readDayFields, showTimes, usualDay } from '../../shared/schedules/day-fields.ts';
import { readWallMinutes, wallTimeOf } from '../../shared/schedules/wall-minutes.ts';
import { repeatGuardDays } from '../../shared/start-broadcasts.ts';

const today = '2026-11-27' as PlainDate;
const untouched: DayFields = { day: '2026-11-28', from: null, until: null, ...usualDay };

test('times that nobody touched are the opening hours of the day, and of a closed one usual ones', () => {
  expect(showTimes(untouched, shopHours)).toEqual({ from: '08:00', until: '21:00' });
  const short = { ...shopHours, sat: { isOpen: true, opens: 9 * 60, closes: 13 * 60 } };
  expect(showTimes(untouched, short)).toEqual({ from: '09:00', until: '13:00' });
  expect(showTimes({ ...untouched, from: '10:00' }, short)).toEqual({ from: '10:00', until: '13:00' });
  const closed = everyDay({ isOpen: false, opens: 0, closes: 0 });
  expect(showTimes(untouched, closed)).toEqual({ from: '08:00', until: '21:00' });
});

describe('the fields of a day', () => {
  test('ask for its hours', () => {
    expect(readDayFields({ ...untouched, from: '10:30' }, shopHours, today)).toEqual({
      ...{ isGood: true, day: '2026-11-28', wished: { from: 630, to: 1260 } },
    });
  });

  test.for([
    ['no day', { day: '' }, 'no-day'],
    ['a day that is not on the calendar', { day: '2026-02-30' }, 'no-day'],
    ['yesterday', { day: '2026-11-26' }, 'past-day'],
    ['half a time', { from: '' }, 'no-time'],
    ['an end before the beginning', { from: '15:00', until: '10:00' }, 'until-first'],
    ['an end at the beginning', { from: '15:00', until: '15:00' }, 'until-first'],
  ] as const)('%s', ([, fields, problem]) => {
    expect(readDayFields({ ...untouched, ...fields }, shopHours, today)).toEqual({ isGood: false, problem });
  });

  test('may ask for today', () => {
    expect(readDayFields({ ...untouched, day: today }, shopHours, today).isGood).toBe(true);
  });
});

test.for([
  ['00:00', 0],
  ['09:05', 545],
  ['23:59', 1439],
  ['24:00', undefined],
  ['9:05', undefined],
  ['', undefined],
] as const)('%s is minute %s of the day', ([text, minute]) => {
  expect(readWallMinutes(text)).toBe(minute);
  if (minute !== undefined) expect(wallTimeOf(minute)).toBe(text);
});

test('what is proposed is never asked about: a product comes again only after the days of that question', () => {
  expect(usualDay.repeatDays).toBe(repeatGuardDays);
});
