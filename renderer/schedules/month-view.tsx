import { useMediaQuery } from '@mantine/hooks';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/plain-date.ts';
import { isSameMonth } from '../../shared/schedules/calendar-days.ts';
import type { CalendarEntry } from '../../shared/schedules/calendar-entries.ts';
import { EntryButton } from './calendar-entry.tsx';
import classes from './month-view.module.css';
import { MoreButton } from './more-button.tsx';
import { useTimingWords } from './use-timing-words.ts';
import type { PictureProps } from './week-view.tsx';

interface MonthViewProps extends PictureProps {
  /** A day of the month that is meant; the others only fill its weeks. */
  readonly day: PlainDate;
  /** There is room for how much there is on a day only; a press shows it. */
  readonly isNarrow: boolean;
}

/** The weeks of a month as a table: of each day as much as has room, and how much more there is. */
export function MonthView({ days, day: meant, today, entries, isNarrow, ...props }: MonthViewProps) {
  const { handling, drop, onSeeDay } = props;
  const words = useTimingWords();
  const room = useRoom();
  const most = isNarrow ? 0 : room;
  const weeks = Array.from({ length: days.length / 7 }, (_, index) => days.slice(index * 7, index * 7 + 7));
  const byDay = Map.groupBy(entries, ({ day }) => day);
  return (
    <table className={classes.month} style={{ '--weeks': weeks.length } as CSSProperties}>
      <caption className="visually-hidden">{words.month(meant)}</caption>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col">
              {words.weekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                data-day={day}
                data-today={day === today || undefined}
                data-other={!isSameMonth(day, meant) || undefined}
                data-drop={drop?.day === day || undefined}
              >
                <MonthDay
                  {...{ day, most, handling, onSeeDay }}
                  isToday={day === today}
                  entries={byDay.get(day) ?? []}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface MonthDayProps extends Pick<MonthViewProps, 'handling' | 'onSeeDay'> {
  readonly day: PlainDate;
  readonly isToday: boolean;
  readonly entries: readonly CalendarEntry[];
  readonly most: number;
}

function MonthDay({ day, isToday, entries, most, handling, onSeeDay }: MonthDayProps) {
  const { t } = useTranslation();
  const words = useTimingWords();
  // The line that counts the others takes the room of one.
  const shown = entries.length > most ? entries.slice(0, Math.max(0, most - 1)) : entries;
  const moreCount = entries.length - shown.length;
  return (
    <div className={classes.day}>
      <span className={classes.number}>
        <span aria-hidden="true">{Number(day.slice(8))}</span>
        <span className="visually-hidden">
          {words.longDay(day)}
          {isToday && `, ${t('calendar.isToday')}`}
        </span>
      </span>
      {shown.length > 0 && (
        <ul className={classes.entries}>
          {shown.map((entry) => (
            <li key={entry.key}>
              <EntryButton {...{ entry, handling }} isFlat />
            </li>
          ))}
        </ul>
      )}
      {moreCount > 0 && (
        <MoreButton {...{ day, onSeeDay }} count={moreCount} isAll={most === 0} className={classes.more} />
      )}
    </div>
  );
}

/** How many lines of a day have room in a window of this height. */
function useRoom(): number {
  const isTall = useMediaQuery('(min-height: 850px)', window.innerHeight >= 850);
  const isMiddle = useMediaQuery('(min-height: 700px)', window.innerHeight >= 700);
  return isTall ? 4 : isMiddle ? 3 : 2;
}
