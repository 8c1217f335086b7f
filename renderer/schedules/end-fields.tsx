import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mostRepeats } from '../../shared/schedules/timing.ts';
import { endKinds, type TimingForm } from '../../shared/schedules/timing-form.ts';
import classes from './timing-fields.module.css';

interface EndFieldsProps {
  readonly form: TimingForm;
  readonly error: string | undefined;
  readonly onChange: (form: TimingForm) => void;
}

/** When what repeats comes to its end. */
export function EndFields({ form, error, onChange }: EndFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.line}>
      <NativeSelect
        label={t('timing.end')}
        value={form.end}
        data={endKinds.map((value) => ({ value, label: t(`timing.ends.${value}`) }))}
        // Where there is no other field to say it at.
        error={form.end === 'never' && error}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...form, end: endKinds.find((each) => each === value) ?? 'never' })
        }
      />
      {form.end === 'until' && (
        <TextInput
          type="date"
          label={t('timing.untilDay')}
          value={form.untilDay}
          min={form.day}
          error={error}
          onChange={(event) => onChange({ ...form, untilDay: event.currentTarget.value })}
        />
      )}
      {form.end === 'times' && (
        <TextInput
          label={t('timing.times')}
          inputMode="numeric"
          value={form.times}
          maxLength={String(mostRepeats).length}
          error={error}
          onChange={(event) => onChange({ ...form, times: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
