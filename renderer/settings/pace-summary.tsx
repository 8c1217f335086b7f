import { useTranslation } from 'react-i18next';
import { type DayRun, groupDays } from '../../shared/pacing/group-days.ts';
import type { PaceWish } from '../../shared/pacing/limits.ts';
import { writePaceFields } from '../../shared/pacing/pace-form.ts';
import { useFormat } from '../ui/use-format.ts';
import classes from './pace-settings.module.css';

/** The hours that hold, days of the same hours together, and the pace in one sentence. */
export function PaceSummary({ pace }: { readonly pace: PaceWish }) {
  const { t } = useTranslation();
  const { weekday } = useFormat();
  const { numbers, days } = writePaceFields(pace);
  return (
    <div className={classes.summary}>
      <dl className={classes.runs}>
        {groupDays(pace.hours).map((run) => (
          <div key={run.first}>
            <dt>{nameRun(run)}</dt>
            <dd>{nameHours(run)}</dd>
          </div>
        ))}
      </dl>
      <p>
        {t('pacing.settings.summary.pace', {
          ...{ min: Number(numbers.minPause), max: Number(numbers.maxPause) },
          ...{ hourly: pace.hourlyCap, daily: pace.dailyCap },
        })}
      </p>
    </div>
  );

  function nameRun({ first, last }: DayRun): string {
    if (first === 0 && last === 6) return t('pacing.settings.summary.everyDay');
    if (first === last) return weekday(first);
    return t('pacing.settings.summary.days', { from: weekday(first), to: weekday(last) });
  }

  function nameHours({ day, name }: DayRun): string {
    if (!day.isOpen) return t('pacing.settings.closed');
    if (day.opens === day.closes) return t('pacing.settings.allDay');
    return t('pacing.settings.summary.open', { opens: days[name].opens, closes: days[name].closes });
  }
}
