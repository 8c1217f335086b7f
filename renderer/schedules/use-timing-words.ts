import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { PlainMonth } from '../../shared/schedules/run-days.ts';
import { type Timing, type Weekday, weekdays } from '../../shared/schedules/timing.ts';
import { useFormat } from '../ui/use-format.ts';

export interface TimingWords {
  /** `Toda semana (seg. e qua.), 09:00 · até 24 de dez. de 2026` */
  describe(timing: Timing): string;
  /** `seg., 30 de nov. de 2026, 09:00`: far ahead the year matters. */
  moment(at: number): string;
  /** `segunda-feira, 30 de novembro` */
  longDay(day: PlainDate): string;
  /** `seg.` for 1. */
  shortWeekday(day: Weekday): string;
  /** `seg.` */
  weekday(day: PlainDate): string;
  /** `novembro de 2026` */
  month(day: PlainDate | PlainMonth): string;
  /** `24 de dez. de 2026` */
  date(day: PlainDate): string;
  /** `22 – 28 de novembro de 2026` */
  range(first: PlainDate, last: PlainDate): string;
  /** `a, b e c` */
  list(items: readonly string[]): string;
}

/** Times of the calendar in the person's language. */
export function useTimingWords(): TimingWords {
  const { t } = useTranslation();
  const { language } = useFormat();
  return useMemo(() => {
    const format = (options: Intl.DateTimeFormatOptions) => {
      const made = new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options });
      return (day: string) => made.format(Date.parse(`${day}T00:00:00Z`));
    };
    const { day, month } = { day: 'numeric', month: 'short' } as const;
    const date = format({ day, month, year: 'numeric' });
    const weekday = format({ weekday: 'short' });
    const monthName = format({ month: 'long', year: 'numeric' });
    const moment = new Intl.DateTimeFormat(language, {
      ...{ weekday: 'short', day, month, year: 'numeric', hour: '2-digit', minute: '2-digit' },
    });
    // The first of January 2024 was a Monday.
    const shortWeekday = (each: Weekday) => weekday(`2024-01-0${each}`);
    const range = new Intl.DateTimeFormat(language, { timeZone: 'UTC', day, month: 'long', year: 'numeric' });
    const lists = new Intl.ListFormat(language, { type: 'conjunction' });

    function describeRepeat({ repeat, time, start }: Timing): string {
      switch (repeat.kind) {
        case 'once':
          return t('timing.words.once', { day: date(start), time });
        case 'daily':
          return t('timing.words.daily', { time });
        case 'weekly': {
          const days = lists.format(repeat.days.map(shortWeekday));
          return t('timing.words.weekly', { days, time });
        }
        case 'monthly':
          return repeat.day === 'last'
            ? t('timing.words.monthlyLast', { time })
            : t('timing.words.monthly', { day: repeat.day, time });
      }
    }

    function describeEnd({ end }: Timing): string {
      if (end.kind === 'never') return '';
      return end.kind === 'until'
        ? ` · ${t('timing.words.until', { day: date(end.day) })}`
        : ` · ${t('timing.words.times', { count: end.count })}`;
    }

    return {
      describe: (timing) => describeRepeat(timing) + describeEnd(timing),
      moment: (at) => moment.format(at),
      longDay: format({ weekday: 'long', day, month: 'long' }),
      shortWeekday,
      weekday,
      month: (given) => monthName(`${given.slice(0, 7)}-01`),
      date,
      range: (first, last) => range.formatRange(Date.parse(first), Date.parse(last)),
      list: (items) => lists.format(items),
    };
  }, [language, t]);
}

/** The day with which a week begins where this language is spoken. */
export function useFirstWeekday(): Weekday {
  const { language } = useFormat();
  return useMemo(() => {
    const { firstDay } = new Intl.Locale(language).getWeekInfo();
    return weekdays.find((day) => day === firstDay) ?? 1;
  }, [language]);
}
