import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import ConfirmDialog from '../ui/confirm-dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { StepFrame } from './repair-step.tsx';

interface RelinkProps {
  readonly number: number;
  readonly isPossible: boolean;
  readonly onRelinked: () => void;
}

/** The last resort, after a question: the login is given up, and a new code is shown. */
export function Relink({ number, isPossible, onRelinked }: RelinkProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const unlink = useCall('connection.unlink');
  const start = useCall('connection.start');
  const [title, words] = [t('repair.relink.title'), t('repair.relink.do')];

  async function relink(): Promise<void> {
    await unlink.mutateAsync({});
    await start.mutateAsync({});
    onRelinked();
  }

  return (
    <>
      <StepFrame
        number={number}
        title={title}
        what={t('repair.relink.what')}
        cost={t('repair.relink.cost')}
        isDone={false}
      >
        <Button
          variant="default"
          disabled={!isPossible}
          aria-label={t('repair.doOf', { words, number, step: title })}
          onClick={() => setAsking(true)}
        >
          {words}
        </Button>
      </StepFrame>
      {(unlink.error ?? start.error) && <FailureNote failure={asFailure(unlink.error ?? start.error)} />}
      {isAsking && (
        <ConfirmDialog
          title={t('repair.relink.askTitle')}
          body={t('repair.relink.askBody')}
          confirm={t('repair.relink.confirm')}
          keep={t('repair.relink.keep')}
          isBusy={unlink.isPending || start.isPending}
          onKeep={() => setAsking(false)}
          // A failure is shown where the button is.
          onConfirm={() => relink().catch(() => setAsking(false))}
        />
      )}
    </>
  );
}
