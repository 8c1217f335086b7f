import { Button } from '@mantine/core';
import { lazy, Suspense, startTransition, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';

const ConfirmDialog = lazy(() => import('../ui/confirm-dialog.tsx'));

/** Unlinks this computer, after a question. */
export function UnlinkButton() {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const unlink = useCall('connection.unlink');
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => startTransition(() => setAsking(true))}>
        {t('connection.connected.unlink')}
      </Button>
      {unlink.isError && <FailureNote failure={asFailure(unlink.error)} />}
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
