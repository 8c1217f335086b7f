import type { HistoryFilter } from './history.ts';

export const periodNames = ['always', 'today', 'week', 'month', 'chosen'] as const;

/** How far back one looks. Days are those of this computer; `chosen` holds them as `2025-11-22`, or nothing yet. */
export type Period =
  | { readonly kind: Exclude<(typeof periodNames)[number], 'chosen'> }
  | { readonly kind: 'chosen'; readonly firstDay: string; readonly lastDay: string };

/** @returns where a period begins and ends; the last day is in it. A day that makes no sense is no bound. */
export function boundPeriod(period: Period, now: number): Pick<HistoryFilter, 'from' | 'until'> {
  switch (period.kind) {
    case 'always':
      return { from: null, until: null };
    case 'today':
      return { from: startOfDay(now, 0), until: null };
    case 'week':
      return { from: startOfDay(now, -6), until: null };
    case 'month':
      return { from: startOfDay(now, -29), until: null };
    case 'chosen':
      return { from: readDay(period.firstDay, 0), until: readDay(period.lastDay, 1) };
  }
}

/** Days are counted by the calendar, because a day of clock change has 23 or 25 hours. */
function startOfDay(at: number, dayOffset: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + dayOffset).getTime();
}

function readDay(day: string, dayOffset: number): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!found) return null;
  const at = new Date(Number(found[1]), Number(found[2]) - 1, Number(found[3]) + dayOffset).getTime();
  return Number.isNaN(at) ? null : at;
}
