import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { changeDay, repeatKinds, type TimingField } from '../../shared/schedules/timing-form.ts';
import { EndFields } from './end-fields.tsx';
import classes from './timing-fields.module.css';
import type { TimingFormState } from './use-timing-form.ts';
import { WeekdayChoice } from './weekday-choice.tsx';

interface TimingFieldsProps {
  readonly state: TimingFormState;
  /** One single time of what repeats elsewhere. */
  readonly onlyOnce?: boolean;
}

const monthDays = Array.from({ length: 31 }, (_, index) => String(index + 1));

/** Day and time, whether it repeats, and until when. What is wrong is said at its field. */
export function TimingFields({ state, onlyOnce = false }: TimingFieldsProps) {
  const { t } = useTranslation();
  const { form, change, problems } = state;
  const wrong = (field: TimingField) => {
    const problem = problems[field];
    return problem && t(`timing.problem.${problem}`);
  };
  return (
    <div className={classes.fields}>
      <div className={classes.line}>
        <TextInput
          type="date"
          data-autofocus
          label={form.repeat === 'once' ? t('timing.day') : t('timing.firstDay')}
          value={form.day}
          error={wrong('day')}
          onChange={(event) => change(changeDay(form, event.currentTarget.value))}
        />
        <TextInput
          type="time"
          label={t('timing.time')}
          value={form.time}
          error={wrong('time')}
          onChange={(event) => change({ ...form, time: event.currentTarget.value })}
        />
      </div>
      {!onlyOnce && (
        <div>
          <span className={classes.label}>{t('timing.repeat')}</span>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={t('timing.repeat')}
            value={form.repeat}
            data={repeatKinds.map((value) => ({ value, label: t(`timing.repeats.${value}`) }))}
            onChange={(value) =>
              change({ ...form, repeat: repeatKinds.find((each) => each === value) ?? 'once' })
            }
          />
        </div>
      )}
      {form.repeat === 'weekly' && (
        <WeekdayChoice
          chosen={form.weekdays}
          error={wrong('weekdays')}
          onChange={(weekdays) => change({ ...form, weekdays })}
        />
      )}
      {form.repeat === 'monthly' && (
        <NativeSelect
          label={t('timing.monthDay')}
          value={String(form.monthDay)}
          data={[
            ...monthDays.map((value) => ({ value, label: t('timing.monthDayOf', { day: value }) })),
            { value: 'last', label: t('timing.lastDay') },
          ]}
          onChange={({ currentTarget: { value } }) =>
            change({ ...form, monthDay: value === 'last' ? value : Number(value) })
          }
        />
      )}
      {form.repeat !== 'once' && <EndFields form={form} error={wrong('end')} onChange={change} />}
    </div>
  );
}
