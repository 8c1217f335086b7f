import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CalendarView } from '../../shared/schedules/calendar-days.ts';
import { Note } from '../ui/note.tsx';
import classes from './calendar-screen.module.css';

interface NothingPlannedProps {
  readonly view: CalendarView;
  readonly onSeeProducts: () => void;
  readonly onWrite: () => void;
}

/** Says that these days are empty, and what would fill them. */
export function NothingPlanned({ view, onSeeProducts, onWrite }: NothingPlannedProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.nothing}>
      <Note
        tone="plain"
        icon="calendar"
        title={t(`calendar.empty.${view}`)}
        action={
          <div className={classes.nothingActs}>
            <Button variant="light" onClick={onSeeProducts}>
              {t('calendar.empty.products')}
            </Button>
            <Button variant="default" onClick={onWrite}>
              {t('sending.write')}
            </Button>
          </div>
        }
      >
        {t('calendar.empty.body')}
      </Note>
    </div>
  );
}
