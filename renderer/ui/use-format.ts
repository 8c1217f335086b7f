import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languages, localeOf } from '../../shared/language.ts';
import { type Centavos, moneyFormat } from '../../shared/money.ts';
import type { PlainDate } from '../../shared/plain-date.ts';

export interface Format {
  readonly language: Language;
  money(amount: Centavos): string;
  number(value: number): string;
  /** `sáb., 22 de nov., 09:00` */
  dateTime(at: number): string;
  /** The same without the weekday, where there is little room. */
  shortDateTime(at: number): string;
  /** `09:00` */
  time(at: number): string;
  /** `24 de dez.` */
  day(day: PlainDate): string;
  /** `amanhã` or `seg., 24 de nov.`; `null` on the day of `now`. */
  dayOf(at: number, now: number): string | null;
  /** `segunda-feira` for 0. */
  weekday(index: number): string;
  /** `34 s`, `2 min`, `1 h 20 min`: never below zero, rounded to what a person needs. */
  duration(ms: number): string;
}

/** Numbers, money and times as the window's language writes them. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language = languages.find((known) => known === i18n.language) ?? languages[0];
  return useMemo(() => createFormat(language), [language]);
}

function createFormat(language: Language): Format {
  const dateTime = new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const shortDateTime = new Intl.DateTimeFormat(localeOf(language), {
    ...{ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  });
  const time = new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  const fromNow = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' });
  const weekday = new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(localeOf(language));
  const money = moneyFormat(language);
  const date = new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const unit = (value: number, name: 'second' | 'minute' | 'hour') =>
    new Intl.NumberFormat(localeOf(language), { style: 'unit', unit: name, unitDisplay: 'short' }).format(
      value,
    );
  return {
    language,
    money: (amount) => money.format(amount / 100),
    number: (value) => number.format(value),
    dateTime: (at) => dateTime.format(at),
    shortDateTime: (at) => shortDateTime.format(at),
    time: (at) => time.format(at),
    day: (day) => date.format(Date.parse(`${day}T00:00:00Z`)),
    dayOf(at, now) {
      const daysAhead = Math.round((startOfDay(at) - startOfDay(now)) / dayMs);
      if (daysAhead === 0) return null;
      return daysAhead === 1 ? fromNow.format(1, 'day') : day.format(at);
    },
    // The first of January 2024 was a Monday.
    weekday: (index) => weekday.format(Date.UTC(2024, 0, 1 + index)),
    duration(ms) {
      const seconds = Math.max(0, Math.ceil(ms / 1_000));
      if (seconds < 100) return unit(seconds, 'second');
      const minutes = Math.round(seconds / 60);
      if (minutes < 60) return unit(minutes, 'minute');
      const rest = minutes % 60;
      const hours = unit(Math.floor(minutes / 60), 'hour');
      return rest === 0 ? hours : `${hours} ${unit(rest, 'minute')}`;
    },
  };
}

const dayMs = 24 * 3_600_000;

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
