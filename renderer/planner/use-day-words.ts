import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/plain-date.ts';
import { momentOf } from '../../shared/schedules/moment-of.ts';
import type { WallTime } from '../../shared/schedules/timing.ts';
import { wallTimeOf } from '../../shared/schedules/wall-minutes.ts';
import { useFormat } from '../ui/use-format.ts';

export interface DayWords {
  /** `hoje`, `amanhã` or `sáb., 28 de nov.` */
  dayName(day: PlainDate): string;
  /** A time of the wall, `09:30`. @param minute since midnight */
  time(minute: number): string;
}

/** Days and times of a plan, as the window's language says them. */
export function useDayWords(): DayWords {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(() => {
    const momentAt = (day: PlainDate, time: WallTime) => momentOf(day, time, Temporal.Now.timeZoneId());
    return {
      dayName: (day) => format.dayOf(momentAt(day, '12:00'), Date.now()) ?? t('planner.today'),
      // On a day without a change of the clock: of the wall's own times, none is missing there.
      time: (minute) => format.time(momentAt('2026-01-01' as PlainDate, wallTimeOf(minute % 1_440))),
    };
  }, [format, t]);
}
