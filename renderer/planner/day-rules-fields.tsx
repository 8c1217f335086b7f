import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../shared/plain-date.ts';
import {
  type DayReading,
  gapChoices,
  mostChoices,
  repeatChoices,
  showTimes,
} from '../../shared/schedules/day-fields.ts';
import { type DayPart, minutesOfDay } from '../../shared/schedules/open-hours-of.ts';
import { useFormat } from '../ui/use-format.ts';
import classes from './planner.module.css';
import { useDayWords } from './use-day-words.ts';
import type { PlannerForm } from './use-planner-form.ts';

interface DayRulesFieldsProps {
  readonly form: PlannerForm;
  readonly reading: DayReading;
  /** When the shop is open on that day. */
  readonly open: readonly DayPart[];
}

/** The day, its hours, and how near posts may come to each other. Every change is seen in the timeline at once. */
export function DayRulesFields({ form, reading, open }: DayRulesFieldsProps) {
  const { t } = useTranslation();
  const { duration } = useFormat();
  const { fields, change } = form;
  const times = showTimes(fields, form.hours);
  const problem = reading.isGood ? null : reading.problem;
  return (
    <div className={classes.fields}>
      <TextInput
        type="date"
        label={t('planner.rules.day')}
        min={dayOf(Date.now())}
        value={fields.day}
        error={(problem === 'no-day' || problem === 'past-day') && t(`planner.rules.problem.${problem}`)}
        onChange={(event) => change({ day: event.currentTarget.value })}
      />
      <div className={classes.times}>
        {(['from', 'until'] as const).map((edge) => (
          <TextInput
            key={edge}
            type="time"
            label={t(`planner.rules.${edge}`)}
            value={times[edge]}
            onChange={(event) => change({ [edge]: event.currentTarget.value })}
          />
        ))}
      </div>
      {problem === 'no-time' || problem === 'until-first' ? (
        <p role="alert" className={classes.problem}>
          {t(`planner.rules.problem.${problem}`)}
        </p>
      ) : (
        <OpenHours open={open} />
      )}
      <NativeSelect
        label={t('planner.rules.gap')}
        value={fields.gapMinutes}
        data={gapChoices.map((value) => ({ value: `${value}`, label: duration(value * 60_000) }))}
        onChange={(event) => change({ gapMinutes: Number(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('planner.rules.most')}
        value={fields.mostPerGroup}
        data={mostChoices.map((value) => ({
          value: `${value}`,
          label: t('planner.rules.mostChoice', { count: value }),
        }))}
        onChange={(event) => change({ mostPerGroup: Number(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('planner.rules.repeat')}
        value={fields.repeatDays}
        data={repeatChoices.map((value) => ({
          value: `${value}`,
          label: t('planner.rules.repeatChoice', { count: value }),
        }))}
        onChange={(event) => change({ repeatDays: Number(event.currentTarget.value) })}
      />
    </div>
  );
}

/** When the shop is open on that day, in words. */
function OpenHours({ open }: Pick<DayRulesFieldsProps, 'open'>) {
  const { t } = useTranslation();
  const { time } = useDayWords();
  const [only] = open;
  const isAllDay = only?.from === 0 && only.to === minutesOfDay;
  const parts = open.map(({ from, to }) => t('planner.rules.part', { from: time(from), until: time(to) }));
  return (
    <p className={classes.hint}>
      {open.length === 0 && t('planner.rules.closed')}
      {isAllDay && t('planner.rules.alwaysOpen')}
      {open.length > 0 && !isAllDay && t('planner.rules.open', { hours: parts.join(', ') })}
    </p>
  );
}
