import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Weekday, weekdays } from '../../shared/pacing/opening-hours.ts';
import { TickField } from '../ui/tick-box.tsx';
import { useFormat } from '../ui/use-format.ts';
import classes from './pace-settings.module.css';
import type { PaceForm } from './use-pace-form.ts';

/** One line a weekday: open or not, from when until when. */
export function OpeningHoursFields({ form }: { readonly form: PaceForm }) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.hours}>
      <legend className={classes.label}>{t('pacing.settings.hours')}</legend>
      <p className={classes.hint}>{t('pacing.settings.hoursHint')}</p>
      <ul className={classes.days}>
        {weekdays.map((day, index) => (
          <DayFields key={day} day={day} index={index} form={form} />
        ))}
      </ul>
      <Button variant="subtle" size="xs" className={classes.copy ?? ''} onClick={form.copyMonday}>
        {t('pacing.settings.copyMonday')}
      </Button>
    </fieldset>
  );
}

interface DayFieldsProps {
  readonly day: Weekday;
  /** 0 is Monday. */
  readonly index: number;
  readonly form: PaceForm;
}

function DayFields({ day, index, form }: DayFieldsProps) {
  const { t } = useTranslation();
  const { weekday } = useFormat();
  const { isOpen, opens, closes } = form.fields.days[day];
  const name = weekday(index);
  const time = (edge: 'opens' | 'closes') => (
    <TextInput
      type="time"
      size="xs"
      aria-label={t(`pacing.settings.${edge}`, { day: name })}
      value={form.fields.days[day][edge]}
      error={form.isWrong(day) && form.fields.days[day][edge] === ''}
      onChange={(event) => form.changeDay(day, { [edge]: event.currentTarget.value })}
    />
  );
  return (
    <li className={classes.day}>
      <TickField checked={isOpen} onChange={(isTicked) => form.changeDay(day, { isOpen: isTicked })}>
        {name}
      </TickField>
      {isOpen ? (
        <div className={classes.times}>
          {time('opens')}
          <span>{t('pacing.settings.until')}</span>
          {time('closes')}
          <span className={classes.hint}>{form.isWrong(day) ? t('pacing.settings.noTime') : over()}</span>
        </div>
      ) : (
        <span className={classes.hint}>{t('pacing.settings.closed')}</span>
      )}
    </li>
  );

  /** What is not plain to see: hours that go over midnight, or round the clock. */
  function over(): string {
    if (closes === opens) return t('pacing.settings.allDay');
    return closes < opens ? t('pacing.settings.overMidnight') : '';
  }
}
