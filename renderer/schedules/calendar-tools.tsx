import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/plain-date.ts';
import { type CalendarView, calendarViews } from '../../shared/schedules/calendar-days.ts';
import type { CalendarEntry } from '../../shared/schedules/calendar-entries.ts';
import { Icon } from '../ui/icon.tsx';
import { SetMark } from '../ui/set-mark.tsx';
import classes from './calendar-screen.module.css';
import { useTimingWords } from './use-timing-words.ts';

interface CalendarToolsProps {
  readonly view: CalendarView;
  readonly day: PlainDate;
  readonly days: readonly PlainDate[];
  readonly onView: (view: CalendarView) => void;
  readonly onStep: (step: 1 | -1) => void;
  readonly onToday: () => void;
}

/** Where in time one is, and where one can go. */
export function CalendarTools({ view, day, days, onView, onStep, onToday }: CalendarToolsProps) {
  const { t } = useTranslation();
  const words = useTimingWords();
  const [first, last] = [days[0] as PlainDate, days.at(-1) as PlainDate];
  const step = (by: 1 | -1, way: 'earlier' | 'later', key: string) => (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={t(`calendar.${way}.${view}`)}
      title={`${t(`calendar.${way}.${view}`)} (${key})`}
      onClick={() => onStep(by)}
    >
      <Icon name={by === 1 ? 'right' : 'left'} size={18} />
    </ActionIcon>
  );
  return (
    <div className={classes.tools}>
      <Button variant="default" onClick={onToday} title={`${t('calendar.today')} (Home)`}>
        {t('calendar.today')}
      </Button>
      {step(-1, 'earlier', 'Page Up')}
      {step(1, 'later', 'Page Down')}
      <h2 className={classes.period} aria-live="polite">
        {view === 'month' ? words.month(day) : words.range(first, last)}
      </h2>
      <SegmentedControl
        size="sm"
        aria-label={t('calendar.view')}
        value={view}
        data={calendarViews.map((value) => ({ value, label: t(`calendar.views.${value}`) }))}
        onChange={(value) => onView(calendarViews.find((each) => each === value) ?? 'week')}
      />
    </div>
  );
}

/** Which colour and shape is which set, as far as they are shown. */
export function SetLegend({ entries }: { readonly entries: readonly CalendarEntry[] }) {
  const { t } = useTranslation();
  const sets = new Map(entries.flatMap(({ set }) => (set ? [[set.id, set]] : [])));
  if (sets.size === 0) return null;
  return (
    <ul className={classes.legend} aria-label={t('calendar.legend')}>
      {[...sets.values()].map(({ id, name, color }) => (
        <li key={id}>
          <SetMark color={color} size={12} /> <bdi>{name}</bdi>
        </li>
      ))}
      {entries.some(({ set }) => set === null) && (
        <li>
          <span className={classes.noSet} /> {t('calendar.noSet')}
        </li>
      )}
    </ul>
  );
}
