import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/failure.ts';
import { Note } from './note.tsx';

interface FailureNoteProps {
  readonly failure: Failure;
  readonly onRetry?: () => void;
}

/** What went wrong and what to do about it, in the catalogue's words. */
export function FailureNote({ failure, onRetry }: FailureNoteProps) {
  const { t } = useTranslation();
  return (
    <Note
      tone="bad"
      live="alert"
      title={t(`failure.${failure.code}.title`)}
      action={
        onRetry && (
          <Button variant="default" onClick={onRetry}>
            {t('common.tryAgain')}
          </Button>
        )
      }
    >
      {t(`failure.${failure.code}.whatToDo`)}
      {failure.incident !== undefined && <div>{t('common.incident', { incident: failure.incident })}</div>}
    </Note>
  );
}
