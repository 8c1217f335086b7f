import { useTranslation } from 'react-i18next';
import { type Weekday, weekdays } from '../../shared/schedules/timing.ts';
import { useFormat } from '../ui/use-format.ts';
import classes from './timing-fields.module.css';
import { useTimingWords } from './use-timing-words.ts';

interface WeekdayChoiceProps {
  readonly chosen: readonly Weekday[];
  readonly error: string | undefined;
  readonly onChange: (chosen: readonly Weekday[]) => void;
}

/** Seven buttons that stay pressed. */
export function WeekdayChoice({ chosen, error, onChange }: WeekdayChoiceProps) {
  const { t } = useTranslation();
  const { weekday } = useFormat();
  const words = useTimingWords();

  function toggle(day: Weekday): void {
    onChange(chosen.includes(day) ? chosen.filter((each) => each !== day) : [...chosen, day]);
  }

  return (
    <fieldset className={classes.weekdays}>
      <legend className={classes.label}>{t('timing.weekdays')}</legend>
      <div className={classes.days}>
        {weekdays.map((day) => (
          <button
            key={day}
            type="button"
            className={classes.day}
            aria-pressed={chosen.includes(day)}
            onClick={() => toggle(day)}
          >
            <span aria-hidden="true">{words.shortWeekday(day)}</span>
            <span className="visually-hidden">{weekday(day - 1)}</span>
          </button>
        ))}
      </div>
      {error !== undefined && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
