import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOpenAt } from '../../shared/pacing/opening-hours.ts';
import type { CalendarEntry } from '../../shared/schedules/calendar-entries.ts';
import { momentOf } from '../../shared/schedules/moment-of.ts';
import { newTimingForm, readTimingForm } from '../../shared/schedules/timing-form.ts';
import { wallOf } from '../../shared/schedules/wall-of.ts';
import { useLive } from '../ipc/use-live.ts';
import { Note } from '../ui/note.tsx';
import classes from './entry-details.module.css';
import type { Moved } from './use-entry-acts.ts';
import { useTimingWords } from './use-timing-words.ts';

interface MoveFormProps {
  readonly entry: CalendarEntry;
  readonly onMove: (to: Moved) => void;
  readonly onCancel: () => void;
}

/** Another day and time for this one run. */
export function MoveForm({ entry, onMove, onCancel }: MoveFormProps) {
  const { t } = useTranslation();
  const { moment } = useTimingWords();
  const hours = useLive('settings')?.pace.hours;
  const [now, zone] = [Date.now(), Temporal.Now.timeZoneId()];
  const [form, change] = useState(() => ({ ...newTimingForm(now, zone), ...wallOf(entry.at, zone) }));
  const { timing, problems } = readTimingForm(form, { now, zone });
  const at = timing && momentOf(timing.start, timing.time, zone);
  const isClosed = at !== null && hours !== undefined && !isOpenAt(hours, at, zone);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (timing !== null) onMove({ day: timing.start, time: timing.time });
  }

  return (
    <form className={classes.acts} onSubmit={submit} noValidate>
      <div className={classes.when}>
        <TextInput
          type="date"
          autoFocus
          label={t('timing.day')}
          value={form.day}
          error={problems.day && t(`timing.problem.${problems.day}`)}
          onChange={(event) => change({ ...form, day: event.currentTarget.value as typeof form.day })}
        />
        <TextInput
          type="time"
          label={t('timing.time')}
          value={form.time}
          error={problems.time && t(`timing.problem.${problems.time}`)}
          onChange={(event) => change({ ...form, time: event.currentTarget.value as typeof form.time })}
        />
      </div>
      {isClosed && at !== null && (
        <Note tone="wait" live="status" title={t('scheduling.closedTitle')}>
          {t('scheduling.closed', { when: moment(at) })}
        </Note>
      )}
      <div className={classes.end}>
        <Button variant="default" onClick={onCancel}>
          {t('common.back')}
        </Button>
        <Button type="submit" disabled={timing === null}>
          {t('calendar.acts.moveHere')}
        </Button>
      </div>
    </form>
  );
}
