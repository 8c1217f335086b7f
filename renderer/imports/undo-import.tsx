import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportId } from '../../shared/imports.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import ConfirmDialog from '../ui/confirm-dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';

interface UndoImportProps {
  readonly id: ImportId;
  readonly fileName: string;
}

/** Makes the catalogue what it was before an import, once the person has said so. */
export function UndoImport({ id, fileName }: UndoImportProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const undo = useCall('imports.undo');
  const queries = useQueryClient();

  function confirm(): void {
    undo.mutate(
      { id },
      {
        onSettled() {
          setAsking(false);
          void queries.invalidateQueries({ queryKey: ['imports', 'past'] });
        },
      },
    );
  }

  return (
    <>
      <Button
        variant="default"
        aria-label={t('importing.undo.buttonOf', { name: fileName })}
        onClick={() => setAsking(true)}
      >
        {t('importing.undo.button')}
      </Button>
      {undo.isError && <FailureNote failure={asFailure(undo.error)} />}
      {isAsking && (
        <ConfirmDialog
          title={t('importing.undo.title', { name: fileName })}
          body={t('importing.undo.body')}
          confirm={t('importing.undo.confirm')}
          keep={t('importing.undo.keep')}
          isBusy={undo.isPending}
          onConfirm={confirm}
          onKeep={() => setAsking(false)}
        />
      )}
    </>
  );
}
