import { useTranslation } from 'react-i18next';
import type { Broadcast } from '../../shared/broadcasts.ts';
import { isHold } from '../../shared/pacing.ts';
import { useFormat } from '../ui/use-format.ts';
import { useNow } from '../ui/use-now.ts';
import classes from './broadcasts.module.css';
import { useMoment } from './use-moment.ts';

/** `próximo grupo em 34 s`, counting down, or `pausa até 09:00: fora do horário`; and when the last one is expected. */
export function NextCountdown({ broadcast }: { readonly broadcast: Broadcast }) {
  const { endsAround } = useMoment();
  const { nextAt, endsAt } = broadcast;
  const next = useNext(broadcast);
  if (next === undefined) return null;
  return (
    <>
      <span className={classes.next}>
        {'· '}
        <span role="timer">{next}</span>
      </span>
      {nextAt !== null && endsAt !== null && endsAt > nextAt && (
        <span className={classes.ends}>{endsAround(endsAt)}</span>
      )}
    </>
  );
}

function useNext({ nextAt, nextReason: reason }: Broadcast): string | undefined {
  const { t } = useTranslation();
  const { duration } = useFormat();
  const { until } = useMoment();
  const leftMs = (nextAt ?? 0) - useNow(250);
  if (nextAt === null) return reason === 'outside-hours' ? t('pacing.neverOpen') : undefined;
  if (leftMs <= 0) return t('broadcasts.nextNow');
  if (reason !== null && isHold(reason)) {
    return t('pacing.pausedUntil', { when: until(nextAt), reason: t(`pacing.reason.${reason}`) });
  }
  const next = t('broadcasts.nextIn', { time: duration(leftMs) });
  if (reason !== 'first-days' && reason !== 'first-minutes') return next;
  return `${next} (${t(`pacing.gentle.${reason}`)})`;
}
