import { addDays, type PlainDate, readPlainDate } from './plain-date.ts';

/** What a person typed where a day is wanted: a day, one that the calendar does not have, or something else. */
export type TypedDay = PlainDate | 'not-a-day' | 'unreadable';

/**
 * Reads `24/12/2026`, `24/12/26`, `24.12.2026`, `2026-12-24`; `24/12` is the next one from `today` on.
 * The day stands before the month in every language: the shops are Brazilian.
 */
export function readTypedDay(text: string, today: PlainDate): TypedDay {
  const typed = text.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return readPlainDate(typed) ?? 'not-a-day';
  const match = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/.exec(typed);
  const [, day = '', month = '', year] = match ?? [];
  if (match === null) return 'unreadable';
  const inYear = (wanted: number) =>
    readPlainDate(`${String(wanted).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (year !== undefined)
    return inYear(year.length === 2 ? 2_000 + Number(year) : Number(year)) ?? 'not-a-day';
  const thisYear = Number(today.slice(0, 4));
  // 29/02 is not in every year, but in one of the next eight.
  const years = Array.from({ length: 9 }, (_, index) => thisYear + index);
  const next = years.map(inYear).find((date) => date !== undefined && date > addDays(today, -1));
  return next ?? 'not-a-day';
}

/** `2026-12-24` → `24/12/2026`: as `readTypedDay` reads it. */
export function writeDay(date: PlainDate | null): string {
  return date === null ? '' : date.split('-').reverse().join('/');
}

/** Reads `12` and `1.200`. @returns `undefined` for anything but a whole number from `least` to `most` */
export function readWhole(text: string, least: number, most: number): number | undefined {
  const typed = text.trim();
  if (!/^(\d{1,3}(\.\d{3})+|\d{1,9})$/.test(typed)) return undefined;
  const value = Number(typed.replaceAll('.', ''));
  return value >= least && value <= most ? value : undefined;
}

/** Reads `1,99`, `1.99 %`, `2`. @returns hundredths of a percent from 1 to `most`, else `undefined` */
export function readPercent(text: string, most: number): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  if (match === null) return undefined;
  const value = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return value >= 1 && value <= most ? value : undefined;
}
