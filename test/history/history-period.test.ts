import { expect, test } from 'vitest';
import { boundPeriod, type Period } from '../../shared/history-period.ts';

const now = new Date(2025, 10, 22, 15, 30).getTime();
const day = (year: number, month: number, date: number) => new Date(year, month - 1, date).getTime();

test.for<[Period, number | null, number | null]>([
  [{ kind: 'always' }, null, null],
  [{ kind: 'today' }, day(2025, 11, 22), null],
  [{ kind: 'week' }, day(2025, 11, 16), null],
  [{ kind: 'month' }, day(2025, 10, 24), null],
  [{ kind: 'chosen', firstDay: '', lastDay: '' }, null, null],
  [{ kind: 'chosen', firstDay: '2025-11-01', lastDay: '' }, day(2025, 11, 1), null],
  [{ kind: 'chosen', firstDay: '', lastDay: '2025-11-30' }, null, day(2025, 12, 1)],
  [{ kind: 'chosen', firstDay: '2025-12-31', lastDay: '2025-12-31' }, day(2025, 12, 31), day(2026, 1, 1)],
  [{ kind: 'chosen', firstDay: 'soon', lastDay: '31/12/2025' }, null, null],
])('%j runs from %j until %j', ([period, from, until]) => {
  expect(boundPeriod(period, now)).toEqual({ from, until });
});
