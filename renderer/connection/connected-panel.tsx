import { Button } from '@mantine/core';
import { lazy, Suspense, startTransition, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import classes from './state-panel.module.css';
import { StatePanel } from './state-panel.tsx';

const ConfirmDialog = lazy(() => import('../ui/confirm-dialog.tsx'));

interface ConnectedPanelProps {
  readonly listedAs: string;
  readonly onSeeProducts: () => void;
}

/** Linked and ready; from here the computer can also be unlinked, after a question. */
export function ConnectedPanel({ listedAs, onSeeProducts }: ConnectedPanelProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const unlink = useCall('connection.unlink');
  return (
    <>
      <StatePanel
        icon="checkCircle"
        tone="good"
        title={t('connection.connected.title')}
        actions={
          <>
            <Button onClick={onSeeProducts}>{t('connection.connected.products')}</Button>
            <Button variant="default" onClick={() => startTransition(() => setAsking(true))}>
              {t('connection.connected.unlink')}
            </Button>
          </>
        }
      >
        <p>
          <Trans i18nKey="connection.connected.body" values={{ name: listedAs }} components={{ b: <b /> }} />
        </p>
        <p className={classes.quiet}>{t('connection.connected.keepPhone')}</p>
        {unlink.isError && <FailureNote failure={asFailure(unlink.error)} />}
      </StatePanel>
      <Suspense>
        {isAsking && (
          <ConfirmDialog
            title={t('connection.unlink.title')}
            body={t('connection.unlink.body')}
            confirm={t('connection.unlink.confirm')}
            keep={t('connection.unlink.keep')}
            isBusy={unlink.isPending}
            onKeep={() => setAsking(false)}
            onConfirm={() => unlink.mutate({}, { onSettled: () => setAsking(false) })}
          />
        )}
      </Suspense>
    </>
  );
}
