import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WaitingRun } from '../../shared/schedules/list-waiting.ts';
import { asFailure } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { UndoBar } from '../ui/undo-bar.tsx';
import { useFormat } from '../ui/use-format.ts';
import classes from './broadcasts.module.css';
import { useCancelWaiting } from './use-cancel-waiting.ts';
import { useMoment } from './use-moment.ts';

/** What waits for a link and is no broadcast yet: where it goes, until when it goes by itself, and how to cancel it. */
export function WaitingRuns({ runs }: { readonly runs: readonly WaitingRun[] }) {
  const { t } = useTranslation();
  const { cancelled, error, cancel, undo } = useCancelWaiting();
  return (
    <>
      {runs.length > 0 && (
        <div className={classes.waiting}>
          <p className={classes.soft}>{t('whenConnected.meanwhile')}</p>
          <ul className={classes.list} aria-label={t('whenConnected.list')}>
            {runs.map((run) => (
              <li key={`${run.schedule.id} ${run.day}`}>
                <WaitingCard run={run} onCancel={(name) => cancel(run, name)} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {error && <FailureNote failure={asFailure(error)} />}
      {cancelled && <UndoBar message={t('whenConnected.cancelled', cancelled)} onUndo={undo} />}
    </>
  );
}

interface WaitingCardProps {
  readonly run: WaitingRun;
  readonly onCancel: (name: string) => void;
}

function WaitingCard({ run, onCancel }: WaitingCardProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const { names, groupCount, confirmedAt } = run.schedule;
  const [first = '', ...others] = names;
  const name = others.length === 0 ? first : t('calendar.nameAndMore', { name: first, count: others.length });
  return (
    <article className={classes.card} aria-label={name}>
      <header className={classes.head}>
        <div className={classes.what}>
          <h2 className={classes.name}>{name}</h2>
          <p className={classes.soft}>
            {t('common.groups', { count: groupCount })}
            {' · '}
            {confirmedAt === null
              ? t('whenConnected.plannedFor', { date: dateTime(run.at) })
              : t('whenConnected.confirmedAt', { date: dateTime(confirmedAt) })}
          </p>
        </div>
        <Outcome run={run} />
      </header>
      <div className={classes.line} data-brief>
        <p className={classes.told}>
          <WhatBecomesOfIt run={run} />
        </p>
        <div className={classes.actions}>
          <Button
            variant="default"
            aria-label={t('whenConnected.cancelOf', { name })}
            leftSection={<Icon name="close" size={16} />}
            onClick={() => onCancel(name)}
          >
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    </article>
  );
}

function Outcome({ run }: Pick<WaitingCardProps, 'run'>) {
  const { t } = useTranslation();
  const isGoing = useIsGoing(run);
  return (
    <span className={classes.outcome} data-outcome={isGoing ? 'running' : 'held'}>
      <Icon name={isGoing ? 'moving' : 'offline'} size={18} />
      {t(isGoing ? 'whenConnected.going' : 'whenConnected.waits')}
    </span>
  );
}

/** `Sai sozinho se o WhatsApp conectar até 14:32 …` */
function WhatBecomesOfIt({ run }: Pick<WaitingCardProps, 'run'>) {
  const { t } = useTranslation();
  const { until } = useMoment();
  const isGoing = useIsGoing(run);
  const { heldBy } = run.schedule;
  if (heldBy !== null) return `${t('calendar.state.would-hold')}: ${t(`calendar.why.${heldBy}`)}`;
  if (isGoing) return t('whenConnected.prepares');
  const times = { from: until(run.at), until: until(run.until) };
  return t(run.at > Date.now() ? 'whenConnected.later' : 'whenConnected.until', times);
}

/** The link is there: its photo goes up, and it becomes a broadcast. */
function useIsGoing({ at, schedule }: WaitingRun): boolean {
  const isConnected = useLive('connection')?.kind === 'connected';
  return isConnected && at <= Date.now() && schedule.heldBy === null;
}
