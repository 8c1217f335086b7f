import { UnstyledButton } from '@mantine/core';
import { lazy, Suspense, startTransition, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import classes from './practice.module.css';

const ConfirmDialog = lazy(() => import('../ui/confirm-dialog.tsx'));

/** The way out of practice, after a question; where there is none, the same place says why. */
export function LeavePractice() {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const leave = useCall('practice.leave');
  const failure = leave.isError ? asFailure(leave.error).code : undefined;

  function ask(): void {
    leave.reset();
    startTransition(() => setAsking(true));
  }

  return (
    <>
      <UnstyledButton className={classes.toggle} onClick={ask}>
        {t('practice.leave')}
      </UnstyledButton>
      <Suspense>
        {isAsking && (
          <ConfirmDialog
            tone="plain"
            title={failure ? t(`failure.${failure}.title`) : t('practice.leaveTitle')}
            body={failure ? t(`failure.${failure}.whatToDo`) : t('practice.leaveBody')}
            confirm={failure ? t('common.tryAgain') : t('practice.leave')}
            keep={t('practice.leaveKeep')}
            isBusy={leave.isPending}
            onKeep={() => setAsking(false)}
            onConfirm={() => leave.mutate({})}
          />
        )}
      </Suspense>
    </>
  );
}
