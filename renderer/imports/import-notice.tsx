import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/failure.ts';
import type { Importing } from '../../shared/imports.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Note } from '../ui/note.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import classes from './import-notice.module.css';

interface ImportNoticeProps {
  readonly importing: Importing;
  /** Why the last try took nothing in. */
  readonly failure: Failure | undefined;
  readonly onSee: () => void;
}

/** The import whose dialog was closed in the middle: nothing of it is lost, and this leads back. */
export function ImportNotice({ importing, failure, onSee }: ImportNoticeProps) {
  const { t } = useTranslation();
  const name = importing.kind === 'reading' ? importing.fileName : importing.file.name;
  const isDone = importing.kind === 'done';
  return (
    <>
      {failure && importing.kind === 'open' && <FailureNote failure={failure} />}
      <Note
        tone={isDone ? 'good' : 'wait'}
        icon={isDone ? 'checkCircle' : importing.kind === 'open' ? 'clock' : 'moving'}
        live="status"
        title={t(`importing.notice.${importing.kind}`, { name })}
        action={
          <Button variant="default" onClick={onSee}>
            {t(`importing.notice.action.${importing.kind}`)}
          </Button>
        }
      >
        {importing.kind === 'running' && (
          <div className={classes.bar}>
            <ProgressBar
              label={t('importing.running.progress')}
              done={importing.doneCount}
              total={importing.wholeCount}
              isMoving
            />
          </div>
        )}
      </Note>
    </>
  );
}
