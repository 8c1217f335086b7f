import { useTranslation } from 'react-i18next';
import type { OpeningHours } from '../../shared/pacing/opening-hours.ts';
import { dayNumberOf, type PlainDate } from '../../shared/plain-date.ts';
import type { CalendarEntry } from '../../shared/schedules/calendar-entries.ts';
import { closedStretches } from '../../shared/schedules/hours-shown.ts';
import { layOutDay } from '../../shared/schedules/lay-out-day.ts';
import { weekdayOf } from '../../shared/schedules/run-days.ts';
import { wallTimeOf } from '../../shared/schedules/wall-minutes.ts';
import { useNow } from '../ui/use-now.ts';
import { EntryButton, type EntryHandling } from './calendar-entry.tsx';
import { MoreButton } from './more-button.tsx';
import type { Drop } from './use-entry-drag.ts';
import { useTimingWords } from './use-timing-words.ts';
import { entryHeight } from './week-measures.ts';
import classes from './week-view.module.css';

interface DayColumnProps {
  readonly day: PlainDate;
  readonly isToday: boolean;
  readonly firstHour: number;
  /** In pixels. */
  readonly hourHeight: number;
  readonly entries: readonly CalendarEntry[];
  readonly hours: OpeningHours | undefined;
  readonly mostLanes: number;
  readonly handling: EntryHandling;
  readonly drop: Drop | null;
  readonly onSeeDay: (day: PlainDate) => void;
}

/** One day of the week: what it holds stands at its time, beside what would lie upon it. */
export function DayColumn({ day, firstHour, entries, handling, drop, ...props }: DayColumnProps) {
  const pixelsPerMinute = props.hourHeight / 60;
  const { placed, crowds } = layOutDay(entries, {
    lastsMinutes: entryHeight / pixelsPerMinute,
    mostLanes: props.mostLanes,
  });
  const topOf = (minute: number) => (minute - firstHour * 60) * pixelsPerMinute;
  const across = (lane: number, laneCount: number) => ({
    left: `calc(${(100 * lane) / laneCount}% + 2px)`,
    width: `calc(${100 / laneCount}% - 4px)`,
  });
  return (
    <li className={classes.day} data-today={props.isToday || undefined}>
      <DayHead day={day} isToday={props.isToday} count={entries.length} />
      <div className={classes.hours} data-day={day} data-hour-height={props.hourHeight}>
        {closedStretches(props.hours, weekdayOf(dayNumberOf(day))).map(({ from, until }) => (
          <div
            key={from}
            className={classes.closed}
            style={{ top: topOf(from), height: topOf(until) - topOf(from) }}
          />
        ))}
        {props.isToday && <NowLine topOf={topOf} />}
        <ul>
          {placed.map(({ entry, lane, laneCount }) => (
            <li key={entry.key}>
              <EntryButton
                {...{ entry, handling }}
                isNarrow={laneCount > 1 && laneCount >= props.mostLanes}
                style={{
                  position: 'absolute',
                  top: topOf(entry.minute),
                  height: entryHeight,
                  ...across(lane, laneCount),
                }}
              />
            </li>
          ))}
          {crowds.map((crowd) => (
            <li key={`${crowd.minute} ${crowd.lane}`}>
              <MoreButton
                count={crowd.entries.length}
                className={classes.more}
                style={{
                  top: topOf(crowd.minute),
                  height: entryHeight,
                  ...across(crowd.lane, crowd.laneCount),
                }}
                day={day}
                onSeeDay={props.onSeeDay}
              />
            </li>
          ))}
        </ul>
        {drop && (
          <div className={classes.drop} style={{ top: topOf(drop.minute), height: entryHeight }}>
            {wallTimeOf(drop.minute)}
          </div>
        )}
      </div>
    </li>
  );
}

function DayHead({
  day,
  isToday,
  count,
}: Pick<DayColumnProps, 'day' | 'isToday'> & { readonly count: number }) {
  const { t } = useTranslation();
  const words = useTimingWords();
  return (
    <h3 className={classes.head}>
      <span aria-hidden="true" className={classes.weekday}>
        {words.weekday(day)}
      </span>
      <span aria-hidden="true" className={classes.number}>
        {Number(day.slice(8))}
      </span>
      <span className="visually-hidden">
        {words.longDay(day)}
        {isToday && `, ${t('calendar.isToday')}`}, {t('calendar.count', { count })}
      </span>
    </h3>
  );
}

function NowLine({ topOf }: { readonly topOf: (minute: number) => number }) {
  const now = new Date(useNow(30_000));
  return <div className={classes.now} style={{ top: topOf(now.getHours() * 60 + now.getMinutes()) }} />;
}
