import { Loader } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeOutlook } from '../../shared/changes.ts';
import { asFailure } from '../ipc/call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import classes from './change-dialog.module.css';

interface OutlookOrWhyNotProps {
  readonly outlook: UseQueryResult<ChangeOutlook>;
  readonly children: (outlook: ChangeOutlook) => ReactNode;
}

/** Waits for main to say what a change would do, or says why it cannot. */
export function OutlookOrWhyNot({ outlook, children }: OutlookOrWhyNotProps) {
  const { t } = useTranslation();
  if (outlook.data) return children(outlook.data);
  return (
    <div className={classes.waiting}>
      {outlook.isError ? (
        <FailureNote failure={asFailure(outlook.error)} onRetry={() => void outlook.refetch()} />
      ) : (
        <Loader size="sm" role="status" aria-label={t('common.loading')} />
      )}
    </div>
  );
}
