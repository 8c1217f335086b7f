import { lazy, type ReactNode, Suspense, startTransition, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Importing } from '../../shared/imports.ts';
import type { SpreadsheetTaking } from './use-spreadsheet.ts';

const ConfirmDialog = lazy(() => import('../ui/confirm-dialog.tsx'));

/**
 * Takes a file that was dropped on the products. One that lies open with all that was corrected is not put away
 * without a question.
 * @returns what to do with a file, and the question
 */
export function useDrop(
  importing: Importing | null,
  spreadsheet: SpreadsheetTaking,
  onTaken: () => void,
): readonly [drop: (file: File) => void, question: ReactNode] {
  const { t } = useTranslation();
  const [waiting, setWaiting] = useState<File | null>(null);

  function take(file: File): void {
    spreadsheet.take(file);
    onTaken();
  }

  function drop(file: File): void {
    if (importing?.kind === 'open') startTransition(() => setWaiting(file));
    else take(file);
  }

  return [
    drop,
    <Suspense key="question">
      {waiting !== null && importing?.kind === 'open' && (
        <ConfirmDialog
          title={t('importing.replace.title', { name: importing.file.name })}
          body={t('importing.discard.body')}
          confirm={t('importing.replace.confirm')}
          keep={t('importing.replace.keep')}
          onConfirm={() => {
            setWaiting(null);
            take(waiting);
          }}
          onKeep={() => setWaiting(null)}
        />
      )}
    </Suspense>,
  ];
}
