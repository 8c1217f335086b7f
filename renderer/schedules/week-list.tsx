import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/plain-date.ts';
import { EntryButton } from './calendar-entry.tsx';
import { useTimingWords } from './use-timing-words.ts';
import classes from './week-list.module.css';
import type { PictureProps } from './week-view.tsx';

type WeekListProps = Omit<PictureProps, 'onSeeDay'>;

/** The days of a week one below the other, where there is no room for them side by side. */
export function WeekList({ days, today, entries, handling, drop }: WeekListProps) {
  const { t } = useTranslation();
  const { longDay } = useTimingWords();
  const byDay = Map.groupBy(entries, ({ day }) => day);
  return (
    <ol className={classes.days} aria-label={t('calendar.views.week')}>
      {days.filter(isShown).map((day) => {
        const ofDay = byDay.get(day) ?? [];
        return (
          <li
            key={day}
            className={classes.day}
            data-day={day}
            data-today={day === today || undefined}
            data-drop={drop?.day === day || undefined}
          >
            <h3 className={classes.head}>
              <span className={classes.name}>{longDay(day)}</span>
              {day === today && <span className={classes.today}>{t('calendar.isToday')}</span>}
              <span className={classes.count}>{t('calendar.count', { count: ofDay.length })}</span>
            </h3>
            {ofDay.length > 0 && (
              <ul className={classes.entries}>
                {ofDay.map((entry) => (
                  <li key={entry.key}>
                    <EntryButton {...{ entry, handling }} isFlat />
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );

  /** Of this week, what is over and holds nothing would only stand before what is to come. */
  function isShown(day: PlainDate): boolean {
    return day >= today || !days.includes(today) || byDay.has(day);
  }
}
