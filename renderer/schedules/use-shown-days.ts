import { useState } from 'react';
import type { PlainDate } from '../../shared/plain-date.ts';
import { type CalendarView, daysShown, stepDay } from '../../shared/schedules/calendar-days.ts';
import { wallOf } from '../../shared/schedules/wall-of.ts';
import { useNow } from '../ui/use-now.ts';
import { useCalendarKeys } from './use-calendar-keys.ts';
import { useFirstWeekday } from './use-timing-words.ts';

export interface ShownDays {
  readonly view: CalendarView;
  /** The one around which the others are. */
  readonly day: PlainDate;
  readonly days: readonly PlainDate[];
  readonly today: PlainDate;
  setView(view: CalendarView): void;
  goTo(day: PlainDate): void;
  step(by: 1 | -1): void;
}

/**
 * The days that the calendar shows, gone through by buttons and by keys.
 * @param initialAt what is shown to begin with, in milliseconds since 1970; today when missing
 */
export function useShownDays(initialAt: number | undefined, zone: string): ShownDays {
  const today = wallOf(useNow(30_000), zone).day;
  const [view, setView] = useState<CalendarView>('week');
  const [day, goTo] = useState(() => wallOf(initialAt ?? Date.now(), zone).day);
  const days = daysShown(view, day, useFirstWeekday());
  const step = (by: 1 | -1) => goTo((now) => stepDay(view, now, by));
  useCalendarKeys({ onStep: step, onToday: () => goTo(today) });
  return { view, day, days, today, setView, goTo, step };
}
