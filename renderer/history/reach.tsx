import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addCounts, type Reach, type ReachDays, reachDays } from '../../shared/reach.ts';
import { asFailure, call } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import classes from './reach.module.css';
import { ReachByDay } from './reach-by-day.tsx';
import { ReachByGroup } from './reach-by-group.tsx';
import { ReachPeriod } from './reach-period.tsx';

/** What was sent in the last weeks and whom it reached, as pictures that can be read as tables too. */
export default function ReachPart() {
  const { t } = useTranslation();
  const [days, setDays] = useState<ReachDays>(reachDays[0]);
  const version = useLive('historyVersion');
  const { data, error, refetch } = useQuery({
    queryKey: ['history.reach', days, version],
    queryFn: () => call('history.reach', { days }),
    // Receipts come all the time: what is shown stays until the next is there.
    placeholderData: (before: Reach | undefined) => before,
    gcTime: 0,
  });

  if (error) return <FailureNote failure={asFailure(error)} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return <div className={classes.ghost} role="status" aria-label={t('common.loading')} />;
  }
  const total = addCounts(data.days);
  return (
    <div className={classes.reach}>
      <header className={classes.head}>
        <div>
          <h2 className={classes.title}>{t('reach.title')}</h2>
          {total.posts > 0 && <p>{t('reach.summary', { ...total, count: total.posts })}</p>}
        </div>
        {(total.posts > 0 || days !== reachDays[0]) && <ReachPeriod present={days} onChange={setDays} />}
      </header>
      {total.posts === 0 ? (
        <EmptyState icon="people" title={t('reach.empty.title')} body={t('reach.empty.body')} />
      ) : (
        <>
          <ReachByDay days={data.days} />
          <ReachByGroup groups={data.groups} />
          <p className={classes.soft}>{t('reach.note')}</p>
        </>
      )}
    </div>
  );
}
