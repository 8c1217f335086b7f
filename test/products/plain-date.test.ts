import { expect, test } from 'vitest';
import { dayOf, readPlainDate } from '../../shared/plain-date.ts';

test.for(['2026-12-24', '2024-02-29'])('%s is a day', (text) => expect(readPlainDate(text)).toBe(text));

test.for(['2026-02-31', '2026-13-01', '2025-02-29', '24/12/2026', '2026-1-1', ''])('%j is none', (text) =>
  expect(readPlainDate(text)).toBeUndefined(),
);

test('a moment has the day of the calendar on this computer', () => {
  expect(dayOf(new Date(2026, 0, 9, 23, 59).getTime())).toBe('2026-01-09');
});
