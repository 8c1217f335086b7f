import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../shared/connection.ts';
import type { FailureCode } from '../../shared/failure.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { useFormat } from '../ui/use-format.ts';
import { useNow } from '../ui/use-now.ts';
import classes from './state-panel.module.css';
import { StatePanel } from './state-panel.tsx';
import { UnlinkButton } from './unlink-button.tsx';

/** The one step that every resting state offers: start the link. */
export function StartButton({ words }: { readonly words: string }) {
  const start = useCall('connection.start');
  return (
    <>
      <Button loading={start.isPending} onClick={() => start.mutate({})}>
        {words}
      </Button>
      {start.isError && <FailureNote failure={asFailure(start.error)} />}
    </>
  );
}

export function OfflinePanel({ retryAt, reason }: Extract<Connection, { kind: 'offline' }>) {
  const { t } = useTranslation();
  const { duration } = useFormat();
  const leftMs = retryAt - useNow(500);
  return (
    <StatePanel
      icon="offline"
      tone="wait"
      title={titleOf(reason)}
      actions={<StartButton words={t('connection.offline.action')} />}
    >
      <p>{t(`failure.${reason}.whatToDo`)}</p>
      <p className={`${classes.quiet} tabular`}>
        {leftMs > 0
          ? t('connection.offline.retryIn', { time: duration(leftMs) })
          : t('connection.offline.retryNow')}{' '}
        {t('connection.offline.kept')}
      </p>
    </StatePanel>
  );

  function titleOf(why: FailureCode): string {
    if (why === 'no-network') return t('connection.offline.title');
    return why === 'keeps-restarting' ? t(`failure.${why}.title`) : t('connection.offline.unreachableTitle');
  }
}

export function PausedPanel({ until }: { readonly until: number }) {
  const { t } = useTranslation();
  const { duration, time } = useFormat();
  const leftMs = until - useNow(500);
  return (
    <StatePanel icon="pause" tone="wait" title={t('connection.paused.title')}>
      <p>{t('connection.paused.body')}</p>
      <p className="tabular">{t('connection.paused.until', { time: time(until), left: duration(leftMs) })}</p>
    </StatePanel>
  );
}

/** A pairing that came to nothing: the next step is a new code, and nothing is the matter. */
const endedPairing: readonly FailureCode[] = ['qr-ran-out', 'code-abandoned', 'phone-could-not-link'];

/** When trying again does not help, the person may end the link and begin anew; nobody else decides that. */
const endsInUnlinking: readonly FailureCode[] = ['login-unreadable', 'login-refused'];

export function StoppedPanel({ reason }: { readonly reason: FailureCode }) {
  const { t } = useTranslation();
  const isEndedPairing = endedPairing.includes(reason);
  const needsNewQr = isEndedPairing || reason === 'account-signature-wrong';
  return (
    <StatePanel
      icon={isEndedPairing ? 'clock' : 'warning'}
      tone={isEndedPairing ? 'wait' : 'bad'}
      title={t(`failure.${reason}.title`)}
      actions={
        <>
          <StartButton words={needsNewQr ? t('connection.stopped.newQr') : t('connection.stopped.action')} />
          {endsInUnlinking.includes(reason) && <UnlinkButton />}
        </>
      }
    >
      <p>{t(`failure.${reason}.whatToDo`)}</p>
    </StatePanel>
  );
}

export function UnlinkedPanel({ by }: { readonly by: 'phone' | 'person' }) {
  const { t } = useTranslation();
  return (
    <StatePanel
      icon="cancelled"
      tone={by === 'phone' ? 'bad' : 'plain'}
      title={t(`connection.unlinked.${by}Title`)}
      actions={<StartButton words={t('connection.unlinked.action')} />}
    >
      <p>{t(`connection.unlinked.${by}Body`)}</p>
    </StatePanel>
  );
}
