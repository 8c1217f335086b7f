import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Broadcast } from '../../shared/broadcasts.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import ConfirmDialog from '../ui/confirm-dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';

/** Pause, go on, or cancel what has not gone yet. */
export function BroadcastActions({ broadcast }: { readonly broadcast: Broadcast }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const pause = useCall('broadcasts.pause');
  const resume = useCall('broadcasts.resume');
  const cancel = useCall('broadcasts.cancel');
  const { id, productName: name } = broadcast;
  const error = pause.error ?? resume.error ?? cancel.error;
  return (
    <>
      {broadcast.isPaused || broadcast.interruption ? (
        <Button
          aria-label={t('broadcasts.resumeOf', { name })}
          leftSection={<Icon name="play" size={16} />}
          loading={resume.isPending}
          onClick={() => resume.mutate({ id })}
        >
          {t('broadcasts.resume')}
        </Button>
      ) : (
        <Button
          variant="default"
          aria-label={t('broadcasts.pauseOf', { name })}
          leftSection={<Icon name="pause" size={16} />}
          loading={pause.isPending}
          onClick={() => pause.mutate({ id })}
        >
          {t('broadcasts.pause')}
        </Button>
      )}
      <Button
        variant="default"
        aria-label={t('broadcasts.cancelOf', { name })}
        leftSection={<Icon name="close" size={16} />}
        onClick={() => setAsking(true)}
      >
        {t('broadcasts.cancel')}
      </Button>
      {error && <FailureNote failure={asFailure(error)} />}
      {isAsking && (
        <ConfirmDialog
          title={t('broadcasts.cancelTitle')}
          body={t('broadcasts.cancelBody')}
          confirm={t('broadcasts.cancelConfirm')}
          keep={t('broadcasts.cancelKeep')}
          isBusy={cancel.isPending}
          onKeep={() => setAsking(false)}
          onConfirm={() => cancel.mutate({ id }, { onSettled: () => setAsking(false) })}
        />
      )}
    </>
  );
}
