import { useTranslation } from 'react-i18next';
import type { Forecast } from '../../shared/pacing/foresee.ts';
import { firstDays } from '../../shared/pacing/limits.ts';
import { useLive } from '../ipc/use-live.ts';
import { Note } from '../ui/note.tsx';
import { useFormat } from '../ui/use-format.ts';
import { useNow } from '../ui/use-now.ts';
import classes from './send-dialog.module.css';
import { useMoment } from './use-moment.ts';

interface ForecastFactsProps {
  readonly forecast: Forecast | undefined;
  readonly messageCount: number;
  /** How many times faster the pauses run; 1 outside practice. */
  readonly clockSpeed: number;
}

/** When it ends, and why that takes so long. */
export function ForecastFacts({ forecast, messageCount, clockSpeed }: ForecastFactsProps) {
  const { t } = useTranslation();
  const { duration } = useFormat();
  const minPauseMs = useLive('settings')?.pace.minPauseMs ?? 0;
  return (
    <>
      <b className={classes.when}>
        <End forecast={forecast} messageCount={messageCount} />
      </b>
      {messageCount > 1 && (
        <p className={classes.why}>
          {t('send.durationWhy', { pause: duration(minPauseMs) })}{' '}
          {clockSpeed > 1 && t('send.durationPractice', { count: clockSpeed })}
        </p>
      )}
      {forecast?.isFirstDays && (
        <p className={classes.why}>
          {t('pacing.firstDays', { hourly: firstDays.hourlyCap, daily: firstDays.dailyCap })}
        </p>
      )}
      {forecast && forecast.aheadCount > 0 && (
        <p className={classes.why}>{t('pacing.ahead', { count: forecast.aheadCount })}</p>
      )}
    </>
  );
}

function End({ forecast, messageCount }: Omit<ForecastFactsProps, 'clockSpeed'>) {
  const { t } = useTranslation();
  const { duration } = useFormat();
  const { endsAround, until } = useMoment();
  const now = useNow(1_000);
  if (forecast === undefined) return '…';
  const { firstAt, lastAt, heldBy, aheadCount } = forecast;
  if (firstAt === null || lastAt === null) return t('pacing.neverOpen');
  if (messageCount === 1 && heldBy !== null) return t('pacing.goesAt', { when: until(firstAt) });
  if (messageCount === 1 && aheadCount === 0) return t('send.durationOne');
  // A night in between says nothing about how long it takes.
  if (heldBy !== null) return endsAround(lastAt);
  return t('pacing.endsIn', { end: endsAround(lastAt), time: duration(lastAt - now) });
}

/** Says before she confirms that it will not go now, or not in one go: nothing is held in silence. */
export function ForecastNotes({ forecast }: { readonly forecast: Forecast | undefined }) {
  const { t } = useTranslation();
  const { until } = useMoment();
  if (forecast === undefined) return null;
  const { firstAt, heldBy, holdsLater } = forecast;
  const later = holdsLater.filter((reason) => reason !== heldBy);
  return (
    <>
      {heldBy !== null && (
        <Note tone="wait" live="status" title={t(`pacing.heldNow.${heldBy}`)}>
          {firstAt === null ? t('pacing.neverOpenHelp') : t('pacing.firstGroupAt', { when: until(firstAt) })}{' '}
          {heldBy === 'outside-hours' && firstAt !== null && t('pacing.changeHours')}
        </Note>
      )}
      {later.length > 0 && (
        <Note tone="plain" title={t('pacing.breaks')}>
          {t('pacing.breaksWhy', { reasons: later.map((reason) => t(`pacing.reason.${reason}`)).join(', ') })}
        </Note>
      )}
    </>
  );
}
