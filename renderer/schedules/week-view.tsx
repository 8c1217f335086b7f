import { useMediaQuery } from '@mantine/hooks';
import { type CSSProperties, type RefObject, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { CalendarEntry } from '../../shared/schedules/calendar-entries.ts';
import { hoursShown } from '../../shared/schedules/hours-shown.ts';
import { useLive } from '../ipc/use-live.ts';
import type { EntryHandling } from './calendar-entry.tsx';
import { DayColumn } from './day-column.tsx';
import { findScroller } from './find-scroller.ts';
import type { Drop } from './use-entry-drag.ts';
import { useHourHeight } from './use-hour-height.ts';
import { headHeight, leastHourHeight } from './week-measures.ts';
import classes from './week-view.module.css';

export interface PictureProps {
  readonly days: readonly PlainDate[];
  readonly today: PlainDate;
  readonly entries: readonly CalendarEntry[];
  readonly handling: EntryHandling;
  /** Where what is being dragged would come to stand. */
  readonly drop: Drop | null;
  readonly onSeeDay: (day: PlainDate) => void;
}

/** The days of a week side by side, with their hours: as high as the window. */
export function WeekView({ days, today, entries, handling, drop, onSeeDay }: PictureProps) {
  const { t } = useTranslation();
  const hours = useLive('settings')?.pace.hours;
  const shown = hoursShown(entries, hours);
  const isWide = useMediaQuery('(min-width: 1200px)', window.innerWidth >= 1_200);
  const axis = Array.from({ length: shown.until - shown.from }, (_, index) => shown.from + index);
  const week = useRef<HTMLDivElement>(null);
  const hourHeight = useHourHeight(week, axis.length);
  useScrollToFirst(week, days, entries, shown.from);
  const measures = {
    '--head': `${headHeight}px`,
    '--hours': axis.length,
    '--hour': `${hourHeight}px`,
    '--least-hour': `${leastHourHeight}px`,
  };
  return (
    <div ref={week} className={classes.week} style={measures as CSSProperties}>
      <div className={classes.axis} aria-hidden="true">
        {axis.map((hour) => (
          <span key={hour}>{`${String(hour).padStart(2, '0')}:00`}</span>
        ))}
      </div>
      <ol className={classes.days} aria-label={t('calendar.views.week')}>
        {days.map((day) => (
          <DayColumn
            key={day}
            {...{ day, hours, handling, onSeeDay }}
            isToday={day === today}
            firstHour={shown.from}
            hourHeight={hourHeight}
            entries={entries.filter((entry) => entry.day === day)}
            mostLanes={isWide ? 3 : 2}
            drop={drop?.day === day ? drop : null}
          />
        ))}
      </ol>
    </div>
  );
}

/** Each week begins with its first entry in sight, or with the morning. */
function useScrollToFirst(
  week: RefObject<HTMLDivElement | null>,
  days: readonly PlainDate[],
  entries: readonly CalendarEntry[],
  fromHour: number,
): void {
  const shown = useRef<string>(undefined);
  const hasEntries = entries.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each week, when its entries are there
  useLayoutEffect(() => {
    // Above a week without any stands what can be done about that.
    if (week.current === null || !hasEntries || shown.current === days[0]) return;
    shown.current = days[0];
    const earliest = Math.min(9 * 60, ...entries.map(({ minute }) => minute));
    const top = (Math.floor(earliest / 60) - fromHour) * leastHourHeight;
    findScroller(week.current)?.scrollTo({ top: Math.max(0, top - leastHourHeight / 4) });
  }, [days[0], hasEntries]);
}
